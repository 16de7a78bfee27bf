import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { isProblem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { meetings } from './data/compare'
import { useReflectionWeave } from './data/use-reflection-weave'
import type { Entries } from './data/weaves'
import { ownWeaveQuery, type Strand, strandsQuery } from './data/weaves'
import { RemoveWeave } from './remove'
import { ShutWeave } from './shut-weave'
import styles from './weave.module.css'
import { Weaving } from './weaving'
import { otherFindings, sharedFindings } from './words/all-findings'

const route = getRouteApi('/$lang/personal/reflections/$id/weave')

/** The weave of whoever a reflection is about: what one knows, fills in, and did not ask yet. */
export function ReflectionWeavePage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { id } = route.useParams()
  const { data: strands } = useQuery({ ...strandsQuery(lang), throwOnError: true })
  const { data: own } = useQuery({ ...ownWeaveQuery, throwOnError: true })
  const { weave, isShut, isOpening, error, subject } = useReflectionWeave(id)
  useHead({ title: t`Vlechtwerk van de ander` })
  if (isProblem(error, 404)) return <NotThere />
  if (!strands || !weave || !own || isOpening) return <Loading />
  if (isShut) return <ShutWeave reflection={id} />
  const keys = strands.map(({ key }) => key)
  const [touch] = sharedFindings(keys, own.strands, weave.strands)
  const findings = otherFindings(keys, weave.strands)
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        lead={
          <Trans>
            Wat weet je, wat neem je aan, en wat koos de ander? Zonder naam: alleen jij weet over
            wie het gaat.
          </Trans>
        }
      >
        <Trans>Vlechtwerk van de ander</Trans>
      </PageTitle>
      <Weaving
        subject={subject}
        strands={strands}
        weave={weave}
        touching={meetings(keys, own.strands, weave.strands).touch}
        findings={touch ? [touch, ...findings] : findings}
        label={t`De twaalf linten van de ander`}
        hint={t`Druk op een lint om het in te vullen.`}
        empty={
          <Trans>
            Nog niets. Kies een lint dat in het gesprek op tafel kwam. Je hoeft niet alles te weten.
          </Trans>
        }
      />
      <Taken strands={strands} entries={weave.strands} />
      <nav className="cluster" aria-label={t`Bij dit vlechtwerk`}>
        <Link
          to="/$lang/reflections/$id/weave/compare"
          params={{ lang, id }}
          className={buttonClass()}
        >
          <Trans>Leg het naast jouw vlechtwerk</Trans>
        </Link>
        <Link to="/$lang/reflections/$id" params={{ lang, id }} className={buttonClass('quiet')}>
          <Trans>Naar de reflectie</Trans>
        </Link>
      </nav>
      {weave.abilities.delete && <RemoveWeave subject={subject} version={weave.version} />}
    </div>
  )
}

/** The questions that were kept, together, to read before the next conversation. */
function Taken({ strands, entries }: { strands: Strand[]; entries: Entries }) {
  const taken = strands.filter(({ key }) => entries[key]?.question)
  if (taken.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="weave-taken">
      <h2 id="weave-taken" className="part-title">
        <Trans>Vragen die je meeneemt</Trans>
      </h2>
      <ul className={styles.taken}>
        {taken.map(({ key, name }) => (
          <li key={key}>
            <p>{entries[key]?.question}</p>
            <p className="soft">{name}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NotThere() {
  const lang = useLocale()
  return (
    <div className="page page-narrow">
      <PageTitle>
        <Trans>Vlechtwerk van de ander</Trans>
      </PageTitle>
      <EmptyState
        title={<Trans>Hier is nog geen vlechtwerk</Trans>}
        action={
          <Link to="/$lang/reflections" params={{ lang }} className={buttonClass('primary')}>
            <Trans>Naar je reflecties</Trans>
          </Link>
        }
      >
        <p>
          <Trans>
            De reflectie is nog niet verstuurd, of ze is er niet meer. Zodra ze verstuurd is, kun je
            hier het vlechtwerk tekenen.
          </Trans>
        </p>
      </EmptyState>
    </div>
  )
}
