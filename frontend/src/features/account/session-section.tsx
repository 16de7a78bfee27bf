import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/button'
import { FormActions } from '@/components/form'
import { allauth } from '@/lib/api'
import { useFormat } from '@/lib/format'
import styles from './account.module.css'
import { momentOf } from './authenticators'
import { deviceName } from './device-name'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

type Visit = {
  id: number
  user_agent: string
  created_at: number
  last_seen_at?: number
  is_current: boolean
}

const KEY = ['account', 'sessions']

/** Where this person is signed in. */
export function SessionSection() {
  const client = useQueryClient()
  const { data = [] } = useQuery({
    queryKey: KEY,
    queryFn: () => allauth<Visit[]>('GET', '/auth/sessions').then((answer) => answer.data),
  })
  const end = useAction(async (sessions: number[]) => {
    await allauth('DELETE', '/auth/sessions', { sessions })
    await client.invalidateQueries({ queryKey: KEY })
  })
  const others = data
    .filter((visit) => !visit.is_current)
    .sort((one, other) => other.created_at - one.created_at)
  const sorted = [...data.filter((visit) => visit.is_current), ...others]
  return (
    <Section
      title={<Trans>Waar je aangemeld bent</Trans>}
      lead={<Trans>Herken je iets niet? Meld het af en verander je wachtwoord.</Trans>}
    >
      <Trouble problem={end.problem} />
      <ul className={styles.rows}>
        {sorted.map((visit) => (
          <Row
            key={visit.id}
            visit={visit}
            busy={end.busy}
            onEnd={() => void end.run([visit.id])}
          />
        ))}
      </ul>
      {others.length > 1 && (
        <FormActions>
          <Button busy={end.busy} onClick={() => void end.run(others.map(({ id }) => id))}>
            <Trans>Meld alle andere toestellen af</Trans>
          </Button>
        </FormActions>
      )}
    </Section>
  )
}

type RowProps = { visit: Visit; busy: boolean; onEnd: () => void }

function Row({ visit, busy, onEnd }: RowProps) {
  const { t } = useLingui()
  const format = useFormat()
  const name = deviceName(visit.user_agent) ?? t`Onbekend toestel`
  const since = format.moment(momentOf(visit.created_at))
  return (
    <li className={styles.row}>
      <div>
        <p className="strong">{name}</p>
        <p className="soft">
          <Trans>Aangemeld op {since}</Trans>
        </p>
      </div>
      {visit.is_current ? (
        <p>
          <Trans>Dit toestel</Trans>
        </p>
      ) : (
        <Button variant="quiet" busy={busy} onClick={onEnd}>
          <Trans>Meld af</Trans> <span className="visually-hidden">{name}</span>
        </Button>
      )}
    </li>
  )
}
