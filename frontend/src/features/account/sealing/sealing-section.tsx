import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { useLocale } from '@/lib/i18n'
import { Section } from '../section'

/** The way to sealing reflections so that nobody but their writer can ever open them. */
export function SealingSection() {
  const lang = useLocale()
  return (
    <Section
      id="sealing"
      title={<Trans>Verzegelde reflecties</Trans>}
      lead={<Trans>Op slot met een wachtzin die alleen jij kent.</Trans>}
    >
      <Link to="/$lang/account/sealing" params={{ lang }} className={buttonClass()}>
        <Trans>Wachtzin en herstelcode</Trans>
      </Link>
    </Section>
  )
}
