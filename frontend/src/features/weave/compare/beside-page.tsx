import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { meetings } from '../data/compare'
import { useReflectionWeave } from '../data/use-reflection-weave'
import { ownWeaveQuery, strandsQuery } from '../data/weaves'
import { ShutWeave } from '../shut-weave'
import { sharedFindings } from '../words/all-findings'
import { Findings } from '../words/findings'
import styles from './compare.module.css'
import { TwoWeaves } from './two-weaves'

const route = getRouteApi('/$lang/personal/reflections/$id/weave/compare')

/** One's own weave beside that of whoever a reflection is about. */
export function BesidePage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { id } = route.useParams()
  const { data: strands } = useQuery({ ...strandsQuery(lang), throwOnError: true })
  const { data: own } = useQuery({ ...ownWeaveQuery, throwOnError: true })
  const { weave: other, isShut, isOpening, error } = useReflectionWeave(id)
  if (error) throw error
  useHead({ title: t`Twee vlechtwerken naast elkaar` })
  if (!strands || !own || !other || isOpening) return <Loading />
  if (isShut) return <ShutWeave reflection={id} />
  const keys = strands.map(({ key }) => key)
  const findings = sharedFindings(keys, own.strands, other.strands)
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle lead={<Trans>Waar raken jullie elkaar, en waar vul jij in?</Trans>}>
        <Trans>Jij en de ander</Trans>
      </PageTitle>
      <TwoWeaves
        strands={strands}
        left={{ title: t`Jij`, label: t`Jouw twaalf linten`, kind: 'own', entries: own.strands }}
        right={{
          title: t`De ander`,
          label: t`De twaalf linten van de ander`,
          kind: 'other',
          entries: other.strands,
        }}
        touching={meetings(keys, own.strands, other.strands).touch}
      >
        <section className={styles.side} aria-labelledby="compare-findings">
          <h2 id="compare-findings" className="part-title">
            <Trans>Wat je ziet</Trans>
          </h2>
          {findings.some((finding) => finding.strands.length > 0) ? (
            <Findings strands={strands} findings={findings} />
          ) : (
            <p>
              <Trans>Nog niets. Vul eerst een paar linten in, bij jezelf of bij de ander.</Trans>
            </p>
          )}
        </section>
      </TwoWeaves>
      <nav className="cluster" aria-label={t`Bij deze vergelijking`}>
        <Link to="/$lang/reflections/$id/weave" params={{ lang, id }} className={buttonClass()}>
          <Trans>Vlechtwerk van de ander</Trans>
        </Link>
        <Link to="/$lang/weave" params={{ lang }} className={buttonClass()}>
          <Trans>Jouw vlechtwerk</Trans>
        </Link>
      </nav>
    </div>
  )
}
