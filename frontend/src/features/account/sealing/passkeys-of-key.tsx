import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { FormActions } from '@/components/form'
import { Counting, Refusal } from '@/components/unlocking'
import { type Desk, readSealing } from '@/lib/device'
import {
  choosePasskey,
  knowsPasskeys,
  type Sealing,
  underPasskey,
  withoutPasskey,
} from '@/lib/sealed'
import styles from '../account.module.css'
import { Section } from '../section'
import { Trouble } from '../trouble'
import { Proof } from './proof'
import { type Make, useChange } from './use-change'

type Props = { desk: Desk; keyId: string; onDone: (said: ReactNode) => void }
type Wanted = { add: true } | { remove: string }

/** Passkeys that open sealed entries beside the passphrase; they come and go. */
export function PasskeysOfKey({ desk, keyId, onDone }: Props) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const { data: sealing } = useQuery({
    queryKey: ['sealing-key', desk.person, keyId],
    queryFn: async () => (await readSealing(desk, keyId)).sealing,
    staleTime: 60_000,
    retry: false,
  })
  const change = useChange(desk, keyId, () => {
    setWanted(null)
    onDone(<Trans>Je passkeys zijn bijgewerkt.</Trans>)
  })
  return (
    <Section
      title={<Trans>Passkeys</Trans>}
      lead={<Trans>Ontgrendel met je vinger of je gezicht. Je wachtzin blijft ook werken.</Trans>}
    >
      {sealing && !wanted && (
        <Rows sealing={sealing} onRemove={(wrap) => setWanted({ remove: wrap })} />
      )}
      {!wanted && knowsPasskeys() && (
        <FormActions>
          <Button onClick={() => setWanted({ add: true })}>
            <Trans>Gebruik een passkey</Trans>
          </Button>
        </FormActions>
      )}
      {!knowsPasskeys() && (
        <p className="soft">
          <Trans>Deze browser kent geen passkeys.</Trans>
        </p>
      )}
      {wanted && (
        <>
          <Trouble problem={change.problem} />
          {'add' in wanted && (
            <p className="soft">
              <Trans>Neem een passkey waarmee je je ook aanmeldt.</Trans>
            </p>
          )}
          <Proof
            busy={change.busy}
            onGiven={(opener) => void change.run(opener, makeOf(wanted, desk.person))}
          >
            <Refusal refusal={change.refusal} />
          </Proof>
          <Counting share={change.share} />
        </>
      )}
    </Section>
  )
}

function makeOf(wanted: Wanted, person: string): Make {
  return async (raw, sealing) => {
    if ('remove' in wanted) {
      return { passkeys: sealing.passkeys.filter((wrap) => wrap !== wanted.remove) }
    }
    const proved = await choosePasskey()
    const wrap = await underPasskey(raw, sealing.id, person, proved)
    return { passkeys: [...withoutPasskey(sealing, proved.way), wrap] }
  }
}

type RowsProps = { sealing: Sealing; onRemove: (wrap: string) => void }

function Rows({ sealing, onRemove }: RowsProps) {
  if (sealing.passkeys.length === 0) return null
  return (
    <ul className={styles.rows}>
      {sealing.passkeys.map((wrap, place) => {
        const number = place + 1
        return (
          <li key={wrap} className={styles.row}>
            <p className="strong">
              <Trans>Passkey {number}</Trans>
            </p>
            <Button variant="quiet" onClick={() => onRemove(wrap)}>
              <Trans>Verwijder</Trans>{' '}
              <span className="visually-hidden">
                <Trans>Passkey {number}</Trans>
              </span>
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
