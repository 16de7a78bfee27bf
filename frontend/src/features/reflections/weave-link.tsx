import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { useLocale } from '@/lib/i18n'

/** The way to the weave of whoever a reflection is about. */
export function WeaveLink({ id }: { id: string }) {
  const lang = useLocale()
  return (
    <Link to="/$lang/reflections/$id/weave" params={{ lang, id }} className={buttonClass()}>
      <Trans>Vlechtwerk van de ander</Trans>
    </Link>
  )
}
