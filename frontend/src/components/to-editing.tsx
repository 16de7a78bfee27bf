import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useLocale } from '@/lib/i18n'

/** The way back to what editors work on, above the title of a screen of theirs. */
export function ToEditing() {
  const lang = useLocale()
  return (
    <Link to="/$lang/editing" params={{ lang }} activeOptions={{ exact: true }}>
      <Trans>Redactie</Trans>
    </Link>
  )
}
