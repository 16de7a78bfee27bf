import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/button'
import { Checkbox, FormActions } from '@/components/form'
import { Notice } from '@/components/notice'
import { Counting, Refusal } from '@/components/unlocking'
import { type Desk, sealingKeysQuery } from '@/lib/device'
import { announce } from '@/lib/live'
import { Section } from '../section'
import { Trouble } from '../trouble'
import { CodeStep } from './code-step'
import { NewPassphrase } from './new-passphrase'
import styles from './sealing.module.css'
import { useSetUp } from './use-set-up'

type Props = {
  desk: Desk
  /** The key before this one, for somebody who begins again. */
  replaces: string | undefined
  onDone: () => void
}

type Step = 'warning' | 'passphrase' | 'code'

/** Setting up sealing: what it means first, then a passphrase, then the recovery code. */
export function SetUp({ desk, replaces, onDone }: Props) {
  const { t } = useLingui()
  const [step, setStep] = useState<Step>('warning')
  const [passphrase, setPassphrase] = useState('')
  const client = useQueryClient()
  const making = useSetUp(desk, replaces, () => {
    setPassphrase('')
    announce(t`Verzegelen staat aan.`)
    void client.invalidateQueries(sealingKeysQuery(desk)).then(onDone)
  })
  const box = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is a new beginning to read
  useEffect(() => {
    if (!isFirst.current) box.current?.focus()
    isFirst.current = false
  }, [step])

  return (
    <div ref={box} tabIndex={-1}>
      {step === 'warning' && (
        <Warning isAgain={replaces !== undefined} onNext={() => setStep('passphrase')} />
      )}
      {step === 'passphrase' && (
        <Section
          title={<Trans>Kies een wachtzin</Trans>}
          lead={<Trans>Een paar woorden die je onthoudt. Niet je wachtwoord.</Trans>}
        >
          <NewPassphrase
            onChosen={(chosen) => {
              setPassphrase(chosen)
              setStep('code')
            }}
          />
        </Section>
      )}
      {step === 'code' && (
        <>
          <Trouble problem={making.problem} />
          <CodeStep busy={making.busy} onKept={(code) => void making.run(passphrase, code)} />
          <Refusal refusal={making.refusal} />
          <Counting share={making.share} />
        </>
      )}
    </div>
  )
}

/** What sealing costs, said before and not after. */
function Warning({ isAgain, onNext }: { isAgain: boolean; onNext: () => void }) {
  const [isRead, setRead] = useState(false)
  return (
    <Section
      title={isAgain ? <Trans>Opnieuw beginnen</Trans> : <Trans>Voor je begint</Trans>}
      lead={<Trans>Lees dit rustig. Het duurt een minuut.</Trans>}
    >
      {isAgain && (
        <p>
          <Trans>
            Je krijgt een nieuwe wachtzin en een nieuwe herstelcode. Wat je eerder verzegelde,
            blijft op slot tot je de oude wachtzin of herstelcode terugvindt.
          </Trans>
        </p>
      )}
      <Notice tone="warning" title={<Trans>Wachtzin en herstelcode kwijt is alles kwijt</Trans>}>
        <p>
          <Trans>
            Verlies je allebei, dan kan niemand je verzegelde reflecties nog openen. Jij niet, en
            wij ook niet. Ze zijn dan weg.
          </Trans>
        </p>
      </Notice>
      <ul className={styles.points}>
        <li>
          <Trans>Je kiest een wachtzin. Die typ je als je wilt lezen of schrijven.</Trans>
        </li>
        <li>
          <Trans>Je krijgt een herstelcode van twaalf woorden. Die bewaar je op papier.</Trans>
        </li>
        <li>
          <Trans>
            Dag, thema en soort gesprek blijven leesbaar voor Klankbord. Je woorden, gevoelens en
            tags niet.
          </Trans>
        </li>
        <li>
          <Trans>
            Zoeken in verzegelde reflecties kan alleen op je eigen toestel, als ze open zijn.
          </Trans>
        </li>
        <li>
          <Trans>Een nieuw wachtwoord voor je account verandert hier niets aan.</Trans>
        </li>
      </ul>
      <Checkbox isSelected={isRead} onChange={setRead}>
        <Trans>Ik begrijp dat niemand mij kan helpen als ik allebei kwijt ben.</Trans>
      </Checkbox>
      <FormActions>
        <Button variant="primary" disabled={!isRead} onClick={onNext}>
          <Trans>Ga verder</Trans>
        </Button>
      </FormActions>
    </Section>
  )
}
