import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale } from '@/lib/i18n'
import { mailboxQuery } from '@/lib/mailbox'

/** Where to read the mail of a development server; nothing on a server that really sends it. */
export function MailboxLink() {
  const lang = useLocale()
  const { data } = useQuery(mailboxQuery)
  if (!data) return null
  return (
    <Link to="/$lang/mailbox" params={{ lang }}>
      <Trans>Open de proefpostbus</Trans>
    </Link>
  )
}
