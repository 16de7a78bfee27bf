import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { useLocale } from '@/lib/i18n'
import { Section } from './section'

/** What somebody wrote is theirs to take along. */
export function TakeAlongSection() {
  const lang = useLocale()
  return (
    <Section
      title={<Trans>Je reflecties meenemen</Trans>}
      lead={<Trans>Als portfolio, als tekst of als gegevens. Ze zijn van jou.</Trans>}
    >
      <Link to="/$lang/reflections/export" params={{ lang }} className={buttonClass()}>
        <Trans>Maak een bestand</Trans>
      </Link>
    </Section>
  )
}
