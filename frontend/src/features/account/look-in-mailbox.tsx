import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { allauth, isProblem, klankbordFetch } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { Entrance, Ways } from './entrance'
import { Trouble } from './trouble'
import { useAction } from './use-action'

/** After signing up: the address must be confirmed by mail. */
export function LookInMailbox({ email, password }: { email: string; password: string }) {
  const { t } = useLingui()
  const [isSent, setSent] = useState(false)
  // A sign-in with an address that is not confirmed sends the mail again.
  const again = useAction(async () => {
    try {
      await allauth('POST', '/auth/login', { email, password })
    } catch (error) {
      if (!isProblem(error, 401)) throw error
    }
    setSent(true)
  })
  useHead({ title: t`Kijk in je mailbox` })
  return (
    <Entrance
      title={<Trans>Kijk in je mailbox</Trans>}
      lead={
        <Trans>
          We stuurden een mail naar {email}. Open de link in die mail, dan is je account klaar.
        </Trans>
      }
    >
      <DevelopmentMailbox />
      <Ways>
        <Trouble problem={again.problem} />
        <p>
          <Trans>Geen mail gekregen? Kijk ook bij ongewenste mail.</Trans>
        </p>
        {isSent ? (
          <Notice tone="success" live>
            <Trans>Als het adres klopt, is er een nieuwe mail onderweg.</Trans>
          </Notice>
        ) : (
          <Button busy={again.busy} onClick={() => void again.run()}>
            <Trans>Stuur de mail opnieuw</Trans>
          </Button>
        )}
      </Ways>
    </Entrance>
  )
}

/** Where mail can be read while developing; nothing elsewhere. */
export function DevelopmentMailbox() {
  const lang = useLocale()
  const { data: isThere = false } = useQuery({
    queryKey: ['development-mailbox', 'is-there'],
    queryFn: () =>
      klankbordFetch(new Request(new URL('/development/mailbox', window.location.origin))).then(
        () => true,
        () => false,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!isThere) return null
  return (
    <Notice>
      <Trans>
        Klankbord draait hier om te ontwikkelen.{' '}
        <Link to="/$lang/mailbox" params={{ lang }}>
          Lees de mail in de mailbox van deze omgeving
        </Link>
      </Trans>
    </Notice>
  )
}
