import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, TextField } from '@/components/form'
import { Loading } from '@/components/loading'
import { useLocale } from '@/lib/i18n'
import { isSameWord, newCode, wordsOf } from '@/lib/sealed'
import { Section } from '../section'
import { CodeWords } from './code-words'

type Props = { busy: boolean; onKept: (code: Uint8Array<ArrayBuffer>) => void }

/** Two of the twelve, never neighbours, so that somebody has to look at the paper. */
function twoPlaces(): [number, number] {
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint8Array(2))
  return [one % 6, 6 + (other % 6)]
}

/** The recovery code: shown, written down, and proven by typing two of its words. */
export function CodeStep({ busy, onKept }: Props) {
  const lang = useLocale()
  const id = useId()
  const [code] = useState(newCode)
  const [places] = useState(twoPlaces)
  const [isChecking, setChecking] = useState(false)
  // Words live as long as this step: nothing of a code stays in a store of queries.
  const { data: words } = useQuery({
    queryKey: ['recovery-words', id, lang],
    queryFn: () => wordsOf(code, lang),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!words) return <Loading />
  return isChecking ? (
    <Check
      words={words}
      places={places}
      busy={busy}
      onBack={() => setChecking(false)}
      onRight={() => onKept(code)}
    />
  ) : (
    <Section
      title={<Trans>Je herstelcode</Trans>}
      lead={<Trans>Voor als je je wachtzin vergeet.</Trans>}
    >
      <p>
        <Trans>
          Schrijf deze twaalf woorden op, of druk ze af. Bewaar ze op een plek waar niemand anders
          bij kan. We tonen ze maar één keer.
        </Trans>
      </p>
      <CodeWords words={words} />
      <FormActions>
        <Button variant="primary" onClick={() => setChecking(true)}>
          <Trans>Ik heb ze bewaard</Trans>
        </Button>
      </FormActions>
    </Section>
  )
}

type CheckProps = {
  words: string[]
  places: [number, number]
  busy: boolean
  onBack: () => void
  onRight: () => void
}

function Check({ words, places, busy, onBack, onRight }: CheckProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(['', ''])
  const [isTried, setTried] = useState(false)
  const isRight = (place: number) => isSameWord(typed[place] ?? '', words[places[place] ?? 0] ?? '')
  function submit() {
    setTried(true)
    if (!busy && isRight(0) && isRight(1)) onRight()
  }
  return (
    <Section
      title={<Trans>Kijk het na</Trans>}
      lead={<Trans>Zo weet je zeker dat je code klopt.</Trans>}
    >
      <Form onSubmit={submit} label={t`Kijk je herstelcode na`}>
        {places.map((place, index) => {
          const number = place + 1
          return (
            <TextField
              key={place}
              label={<Trans>Woord {number} van je herstelcode</Trans>}
              autoComplete="off"
              autoCorrect="off"
              spellCheck="false"
              value={typed[index] ?? ''}
              onChange={(text) => setTyped(typed.map((one, at) => (at === index ? text : one)))}
              error={isTried && !isRight(index) ? t`Dit is een ander woord.` : undefined}
            />
          )
        })}
        <FormActions>
          <Button type="submit" variant="primary" busy={busy}>
            <Trans>Klaar</Trans>
          </Button>
          <Button variant="quiet" onClick={onBack}>
            <Trans>Toon de woorden nog eens</Trans>
          </Button>
        </FormActions>
      </Form>
    </Section>
  )
}
