import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useLocale } from '@/lib/i18n'

/** The way back to all templates, above the title of one. */
export function ToTemplates() {
  const lang = useLocale()
  return (
    <Link to="/$lang/team/templates" params={{ lang }}>
      <Trans>Werkvormen van je team</Trans>
    </Link>
  )
}
