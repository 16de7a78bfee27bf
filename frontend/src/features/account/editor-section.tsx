import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useLocale } from '@/lib/i18n'
import { useSession } from '@/lib/session'
import { Section } from './section'

/** The way to what waits for editors; nobody else sees it. */
export function EditorSection() {
  const lang = useLocale()
  const { session } = useSession()
  if (!session || !('me' in session) || !session.me.roles.includes('editor')) return null
  return (
    <Section title={<Trans>Redactie</Trans>}>
      <p>
        <Link to="/$lang/moderation" params={{ lang }}>
          <Trans>Gemelde reacties</Trans>
        </Link>
      </p>
    </Section>
  )
}
