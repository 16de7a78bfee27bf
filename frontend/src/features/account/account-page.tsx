import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi } from '@tanstack/react-router'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { useHead } from '@/lib/head'
import styles from './account.module.css'
import { EmailSection } from './email-section'
import { PasskeySection } from './passkey-section'
import { PasswordSection } from './password-section'
import { ProfileSection } from './profile-section'
import { Reauthentication } from './reauthentication'
import { SecondFactorSection } from './second-factor-section'
import { SessionSection } from './session-section'
import { SignOutSection } from './sign-out-section'

const route = getRouteApi('/$lang/personal/account')

export function AccountPage() {
  const { t } = useLingui()
  const { reason } = route.useSearch()
  useHead({ title: t`Account` })
  return (
    <Reauthentication>
      <div className={`page ${styles.page}`}>
        <PageTitle>
          <Trans>Je account</Trans>
        </PageTitle>
        {reason === 'operator' && (
          <Notice>
            <Trans>
              Om naar het beheer te gaan heb je een tweede stap nodig. Zet hem hier aan.
            </Trans>
          </Notice>
        )}
        <ProfileSection />
        <EmailSection />
        <PasswordSection />
        <SecondFactorSection />
        <PasskeySection />
        <SessionSection />
        <SignOutSection />
      </div>
    </Reauthentication>
  )
}
