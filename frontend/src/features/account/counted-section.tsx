import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '@/components/button'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { announce } from '@/lib/live'
import { useSession } from '@/lib/session'
import {
  chooseToBeCounted,
  type Organisation,
  organisationsOf,
  type SignalConsent,
  signalConsentQuery,
} from '@/lib/signals'
import styles from './account.module.css'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

/** Whether this person is counted in the organisations where they work. */
export function CountedSection() {
  const lang = useLocale()
  const { session } = useSession()
  const coordinated = organisationsOf(session, 'coordinator')
  const employers = organisationsOf(session, 'professional')
  if (coordinated.length + employers.length === 0) return null
  return (
    <Section
      id="counted"
      title={<Trans>Meetellen in je team</Trans>}
      lead={<Trans>Je telt nergens mee, tot je zelf ja zegt.</Trans>}
    >
      {coordinated.length > 0 && (
        <p>
          <Link to="/$lang/team" params={{ lang }}>
            <Trans>Wat leeft er in je team?</Trans>
          </Link>
        </p>
      )}
      {employers.length > 0 && <WhatItMeans />}
      {employers.map((organisation) => (
        <InOrganisation key={organisation.id} organisation={organisation} />
      ))}
    </Section>
  )
}

function WhatItMeans() {
  return (
    <ul className={styles.points}>
      <li>
        <Trans>
          <b>Wat we tellen:</b> over welk thema je schreef, in welk kwartaal, vanaf je ja. Nooit wat
          je schrijft, en nooit je naam.
        </Trans>
      </li>
      <li>
        <Trans>
          <b>Wie het ziet:</b> wie je team coördineert. Die ziet een thema alleen als minstens tien
          mensen erover schreven, als afgerond getal, en weken later.
        </Trans>
      </li>
      <li>
        <Trans>
          <b>Stoppen:</b> kan altijd en geldt meteen. Je telt dan in niets meer mee wat nog moet
          verschijnen. Wat al te zien was, blijft staan: daar staat niemand apart in.
        </Trans>
      </li>
    </ul>
  )
}

function InOrganisation({ organisation }: { organisation: Organisation }) {
  const { data } = useQuery(signalConsentQuery(organisation.id))
  return (
    <div className={styles.part}>
      <h3 className="strong">{organisation.name}</h3>
      {data && <Choice organisation={organisation} consent={data.body} />}
    </div>
  )
}

type Props = { organisation: Organisation; consent: SignalConsent }

function Choice({ organisation, consent }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const choose = useAction(async (given: boolean) => {
    try {
      await chooseToBeCounted(organisation.id, given)
    } finally {
      await client.invalidateQueries(signalConsentQuery(organisation.id))
    }
    announce(given ? t`Je telt mee` : t`Je telt niet meer mee`)
  })
  if (!consent.given && !consent.abilities.give) {
    return (
      <p>
        <Trans>Je coördineert hier mee. Daarom tel je zelf niet mee.</Trans>
      </p>
    )
  }
  return (
    <>
      <Trouble problem={choose.problem} />
      <Standing consent={consent} />
      {consent.given ? (
        <Button busy={choose.busy} onClick={() => void choose.run(false)}>
          <Trans>Stop met meetellen</Trans>{' '}
          <span className="visually-hidden">{organisation.name}</span>
        </Button>
      ) : (
        <Button busy={choose.busy} onClick={() => void choose.run(true)}>
          <Trans>Ja, tel mij mee</Trans>{' '}
          <span className="visually-hidden">{organisation.name}</span>
        </Button>
      )}
    </>
  )
}

/** What holds now, and since when. */
function Standing({ consent: { given, givenAt, withdrawnAt } }: { consent: SignalConsent }) {
  const format = useFormat()
  const since = givenAt && format.day(new Date(givenAt))
  const until = withdrawnAt && format.day(new Date(withdrawnAt))
  if (given) {
    return (
      <p>
        <Trans>Je telt mee met wat je schrijft sinds {since}.</Trans>
      </p>
    )
  }
  return (
    <p>
      {until ? (
        <Trans>Je telt niet mee. Je stopte op {until}.</Trans>
      ) : (
        <Trans>Je telt niet mee.</Trans>
      )}
    </p>
  )
}
