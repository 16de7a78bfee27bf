import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type Desk, isUnsent, useEntries } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import { Notice } from '../notice'

/** Which reflections cannot be sent before their writer has chosen or changed something. */
export function WaitingForWriter({ desk }: { desk: Desk }) {
  const lang = useLocale()
  const waiting = useEntries(desk).filter((entry) => entry.trouble && isUnsent(entry))
  const [first] = waiting
  if (!first) return null
  return (
    <Notice live>
      <p>
        <Plural
          value={waiting.length}
          one="# reflectie wacht op jou. Alles wat je schreef staat er nog."
          other="# reflecties wachten op jou. Alles wat je schreef staat er nog."
        />{' '}
        <Link to="/$lang/reflections/$id/edit" params={{ lang, id: first.id }}>
          <Trans>Bekijk de eerste</Trans>
        </Link>
      </p>
    </Notice>
  )
}
