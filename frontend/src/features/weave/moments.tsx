import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { itemsOf, type Problem, type Schemas } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { announce } from '@/lib/live'
import { deleteMoment, keepMoment, type Moment, momentsQuery, WEAVES } from './data/weaves'
import { RemoveDialog } from './remove'
import styles from './weave.module.css'

/** How one's own weave was before, and a way to keep how it is now. */
export function Moments({ weave }: { weave: Schemas['OwnWeave'] }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const moments = useInfiniteQuery({ ...momentsQuery, throwOnError: true })
  const items = itemsOf(moments.data)
  const keeping = useMutation<Moment, Problem>({
    mutationFn: () => keepMoment(weave.version),
    onSuccess: () => announce(t`Dit moment is bewaard.`),
    onSettled: () => client.invalidateQueries({ queryKey: WEAVES }),
  })
  return (
    <section className={styles.part} aria-labelledby="weave-moments">
      <h2 id="weave-moments" className="part-title">
        <Trans>Jouw vlechtwerk door de tijd</Trans>
      </h2>
      <p>
        <Trans>
          Verander je iets op een andere dag, dan bewaren we hoe het was. Je kunt ook zelf een
          moment bewaren.
        </Trans>
      </p>
      {keeping.error && (
        <Notice tone="warning" live>
          <ProblemText problem={keeping.error} />
        </Notice>
      )}
      {weave.abilities.keep && (
        <p>
          <Button busy={keeping.isPending} onClick={() => keeping.mutate()}>
            <Trans>Bewaar dit moment</Trans>
          </Button>
        </p>
      )}
      <ul className={styles.moments}>
        {items.map((moment) => (
          <OneMoment key={moment.id} moment={moment} />
        ))}
      </ul>
      {moments.hasNextPage && (
        <p>
          <Button busy={moments.isFetching} onClick={() => void moments.fetchNextPage()}>
            <Trans>Toon meer momenten</Trans>
          </Button>
        </p>
      )}
    </section>
  )
}

function OneMoment({ moment }: { moment: Moment }) {
  const { t } = useLingui()
  const lang = useLocale()
  const when = useFormat().moment(moment.keptAt)
  const [asks, setAsks] = useState(false)
  return (
    <li>
      <span>{when}</span>
      <Link
        to="/$lang/weave/compare"
        params={{ lang }}
        search={{ before: moment.id }}
        aria-label={t`Vergelijk met nu: ${when}`}
      >
        <Trans>Vergelijk met nu</Trans>
      </Link>
      <Button variant="quiet" aria-label={t`Verwijder: ${when}`} onClick={() => setAsks(true)}>
        <Trans>Verwijder</Trans>
      </Button>
      {asks && (
        <RemoveDialog
          title={<Trans>Dit moment verwijderen</Trans>}
          remove={() => deleteMoment(moment.id)}
          done={t`Het moment is verwijderd.`}
          onClose={() => setAsks(false)}
        >
          <Trans>Hoe je vlechtwerk was op {when}, is daarna weg. Het komt niet terug.</Trans>
        </RemoveDialog>
      )}
    </li>
  )
}
