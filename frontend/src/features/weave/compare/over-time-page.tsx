import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Select } from '@/components/form'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { itemsOf } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { momentQuery, momentsQuery, ownWeaveQuery, strandsQuery } from '../data/weaves'
import { Changed } from './changed'
import styles from './compare.module.css'
import { TwoWeaves } from './two-weaves'

const route = getRouteApi('/$lang/personal/weave/compare')
const NOW = 'now'

/** One's own weave at two moments. */
export function OverTimePage() {
  const { t } = useLingui()
  const lang = useLocale()
  const chosen = route.useSearch()
  const moments = useInfiniteQuery({ ...momentsQuery, throwOnError: true })
  const { data: strands } = useQuery({ ...strandsQuery(lang), throwOnError: true })
  const newest = itemsOf(moments.data)[0]?.id
  const before = useMoment(chosen.before ?? newest)
  const after = useMoment(chosen.after ?? NOW)
  useHead({ title: t`Jouw vlechtwerk door de tijd` })
  if (!moments.data || !strands) return <Loading />
  if (!newest) return <NoMoments />
  if (!before || !after) return <Loading />
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle lead={<Trans>Wat veranderde er in wat jij meebrengt?</Trans>}>
        <Trans>Jouw vlechtwerk door de tijd</Trans>
      </PageTitle>
      <Choose before={chosen.before ?? newest} after={chosen.after ?? NOW} />
      <TwoWeaves
        strands={strands}
        left={{ ...before, label: t`Jouw twaalf linten, ${before.title}`, kind: 'own' }}
        right={{ ...after, label: t`Jouw twaalf linten, ${after.title}`, kind: 'own' }}
      >
        <Changed strands={strands} before={before.entries} after={after.entries} />
      </TwoWeaves>
      <p>
        <Link to="/$lang/weave" params={{ lang }} className={buttonClass()}>
          <Trans>Jouw vlechtwerk</Trans>
        </Link>
      </p>
    </div>
  )
}

/** The weave of now, or how it was at a moment. */
function useMoment(which: string | undefined) {
  const { t } = useLingui()
  const format = useFormat()
  const isNow = which === NOW
  const own = useQuery({ ...ownWeaveQuery, enabled: isNow, throwOnError: true })
  const kept = useQuery({
    ...momentQuery(which ?? ''),
    enabled: which !== undefined && !isNow,
    throwOnError: true,
  })
  if (isNow) return own.data && { title: t`Nu`, entries: own.data.strands }
  return kept.data && { title: format.moment(kept.data.keptAt), entries: kept.data.strands }
}

function Choose({ before, after }: { before: string; after: string }) {
  const { t } = useLingui()
  const lang = useLocale()
  const navigate = useNavigate()
  const format = useFormat()
  const moments = itemsOf(useInfiniteQuery(momentsQuery).data)
  const options = moments.map(({ id, keptAt }) => ({ key: id, label: format.moment(keptAt) }))
  const go = (search: { before: string; after: string }) =>
    void navigate({ to: '/$lang/weave/compare', params: { lang }, search, replace: true })
  return (
    <div className={styles.choose}>
      <Select
        label={<Trans>Toen</Trans>}
        options={options}
        value={before}
        onChange={(key) => go({ before: key, after })}
      />
      <Select
        label={<Trans>Daarna</Trans>}
        options={[{ key: NOW, label: t`Nu` }, ...options]}
        value={after}
        onChange={(key) => go({ before, after: key })}
      />
    </div>
  )
}

function NoMoments() {
  const lang = useLocale()
  return (
    <div className="page page-narrow">
      <PageTitle>
        <Trans>Jouw vlechtwerk door de tijd</Trans>
      </PageTitle>
      <EmptyState
        title={<Trans>Er is nog geen moment om mee te vergelijken</Trans>}
        action={
          <Link to="/$lang/weave" params={{ lang }} className={buttonClass('primary')}>
            <Trans>Jouw vlechtwerk</Trans>
          </Link>
        }
      >
        <p>
          <Trans>Bewaar een moment. Verandert er later iets, dan zie je hier wat.</Trans>
        </p>
      </EmptyState>
    </div>
  )
}
