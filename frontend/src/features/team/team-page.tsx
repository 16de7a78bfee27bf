import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '@/components/empty-state'
import { Folded } from '@/components/folded'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { useSession } from '@/lib/session'
import { type Organisation, organisationsOf, type Signals, signalsQuery } from '@/lib/signals'
import { HowToRead } from './how-to-read'
import { Ribbons } from './ribbons'
import { SignalsTable } from './signals-table'
import styles from './team.module.css'

/** Which themes live in the organisations that this person coordinates. */
export function TeamPage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { session } = useSession({ ask: true })
  useHead({ title: t`Wat leeft er in je team?` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        lead={
          <Trans>
            Je ziet over welke thema’s minstens tien collega’s schreven. Nooit wie, en nooit wat.
          </Trans>
        }
      >
        <Trans>Wat leeft er in je team?</Trans>
      </PageTitle>
      {session?.status === 'unreachable' && (
        <Notice tone="warning" live>
          <Trans>Je bent zonder verbinding. Dit staat alleen op de server.</Trans>
        </Notice>
      )}
      {organisationsOf(session, 'coordinator').map((organisation) => (
        <OfOrganisation key={organisation.id} organisation={organisation} />
      ))}
      <p>
        <Link to="/$lang/team/templates" params={{ lang }}>
          <Trans>Werkvormen van je team</Trans>
        </Link>
      </p>
      <HowToRead />
    </div>
  )
}

function OfOrganisation({ organisation }: { organisation: Organisation }) {
  const { data, error, isPending } = useQuery(signalsQuery(organisation.id))
  return (
    <section aria-labelledby={organisation.id} className={styles.organisation}>
      <h2 id={organisation.id} className="part-title">
        {organisation.name}
      </h2>
      {isPending && <Loading />}
      {isProblem(error) && (
        <Notice tone="warning" live>
          <ProblemText problem={error} />
        </Notice>
      )}
      {data && <Shown signals={data} />}
    </section>
  )
}

function Shown({ signals: { quarters, nextOn } }: { signals: Signals }) {
  const format = useFormat()
  const nextDay = format.day(nextOn)
  const next = (
    <p className="soft">
      <Trans>Het volgende kwartaal verschijnt op {nextDay}.</Trans>
    </p>
  )
  if (quarters.every(({ themes }) => themes.length === 0)) {
    return (
      <EmptyState title={<Trans>Er is nog niets te tonen</Trans>}>
        <p>
          <Trans>
            Over geen enkel thema schreven genoeg mensen die ja zeiden. Dat is geen slecht teken:
            iedereen kiest dat zelf, en in een klein team kan het niet.
          </Trans>
        </p>
        {next}
      </EmptyState>
    )
  }
  return (
    <>
      <Ribbons quarters={quarters.toReversed()} />
      {next}
      <Folded summary={<Trans>Toon dit als tabel</Trans>}>
        <SignalsTable quarters={quarters} />
      </Folded>
    </>
  )
}
