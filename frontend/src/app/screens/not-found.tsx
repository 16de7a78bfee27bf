import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { PageTitle } from '@/components/page-title'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'

export function NotFoundScreen() {
  const { t } = useLingui()
  const lang = useLocale()
  useHead({ title: t`Niet gevonden` })
  return (
    <div className="page page-narrow">
      <PageTitle lead={<Trans>Misschien is het adres veranderd of mist er een letter.</Trans>}>
        <Trans>Deze pagina is er niet</Trans>
      </PageTitle>
      <p className="cluster">
        <Link to="/$lang/search" params={{ lang }} className={buttonClass('primary')}>
          <Trans>Zoek een artikel</Trans>
        </Link>
        <Link to="/$lang" params={{ lang }} className={buttonClass('secondary')}>
          <Trans>Naar het begin</Trans>
        </Link>
      </p>
    </div>
  )
}
