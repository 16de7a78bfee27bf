import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { useHead } from '@/lib/head'
import styles from './account.module.css'
import { authenticatorsQuery } from './authenticators'
import { CountedSection } from './counted-section'
import { EmailSection } from './email-section'
import { EraseSection } from './erase-section'
import { LockSection } from './lock/lock-section'
import { PasskeySection } from './passkey-section'
import { PasswordSection } from './password-section'
import { ProfileSection } from './profile-section'
import { Reauthentication } from './reauthentication'
import { ReminderSection } from './reminder-section'
import { RetentionSection } from './retention-section'
import { SealingSection } from './sealing/sealing-section'
import { SecondFactorSection } from './second-factor-section'
import { SessionSection } from './session-section'
import { SignOutSection } from './sign-out-section'
import { TakeAlongSection } from './take-along-section'

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
        <Offline />
        <ProfileSection />
        <ReminderSection />
        <EmailSection />
        <PasswordSection />
        <SecondFactorSection />
        <PasskeySection />
        <SessionSection />
        <TakeAlongSection />
        <LockSection />
        <SealingSection />
        <RetentionSection />
        <CountedSection />
        <SignOutSection />
        <EraseSection />
      </div>
    </Reauthentication>
  )
}

/** Without an answer the sections below stay empty; say why. */
function Offline() {
  const { error } = useQuery(authenticatorsQuery)
  if (!isProblem(error) || !error.isTransient) return null
  return (
    <Notice live>
      <ProblemText problem={error} />
    </Notice>
  )
}
