import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { PageTitle } from '@/components/page-title'
import { useLocale } from '@/lib/i18n'

/** The weave of a sealed reflection, while that is locked. */
export function ShutWeave({ reflection }: { reflection: string }) {
  const lang = useLocale()
  return (
    <div className="page page-narrow">
      <PageTitle>
        <Trans>Vlechtwerk van de ander</Trans>
      </PageTitle>
      <EmptyState
        title={<Trans>Dit vlechtwerk is verzegeld</Trans>}
        action={
          <Link
            to="/$lang/reflections/$id"
            params={{ lang, id: reflection }}
            className={buttonClass('primary')}
          >
            <Trans>Ontgrendel bij de reflectie</Trans>
          </Link>
        }
      >
        <p>
          <Trans>Alleen jij kunt het openen, samen met de reflectie waar het bij hoort.</Trans>
        </p>
      </EmptyState>
    </div>
  )
}
