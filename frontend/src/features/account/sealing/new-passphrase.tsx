import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, TextField } from '@/components/form'
import { useLocale } from '@/lib/i18n'
import { isStrongEnough, strengthOf, suggestPassphrase } from '@/lib/sealed'
import styles from './sealing.module.css'
import { useStrengthNames } from './use-strength-names'

/** Choose a passphrase: typed twice, or taken as it is offered. */
export function NewPassphrase({ onChosen }: { onChosen: (passphrase: string) => void }) {
  const { t } = useLingui()
  const lang = useLocale()
  const names = useStrengthNames()
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [offered, setOffered] = useState('')
  const [isTried, setTried] = useState(false)
  const strength = strengthOf(first)
  const isWeak = !isStrongEnough(first)
  const isOther = first !== second

  async function offer() {
    const made = await suggestPassphrase(lang)
    setOffered(made)
    setFirst(made)
    setSecond(made)
  }
  function submit() {
    setTried(true)
    if (!isWeak && !isOther) onChosen(first)
  }
  return (
    <Form onSubmit={submit} label={t`Nieuwe wachtzin`}>
      <TextField
        label={<Trans>Nieuwe wachtzin</Trans>}
        description={<Trans>Vier of vijf losse woorden werken goed. Minstens twaalf tekens.</Trans>}
        type="password"
        autoComplete="off"
        value={first}
        onChange={setFirst}
        error={isTried && isWeak ? names[strength].error : undefined}
      />
      <p role="status" className={styles.strength} data-strength={first ? strength : undefined}>
        {first && names[strength].name}
      </p>
      <TextField
        label={<Trans>Nog een keer</Trans>}
        type="password"
        autoComplete="off"
        value={second}
        onChange={setSecond}
        error={isTried && !isWeak && isOther ? t`Dit is niet twee keer hetzelfde.` : undefined}
      />
      {offered && (
        <p role="status">
          <Trans>Onthoud deze woorden, of schrijf ze op een veilige plek:</Trans>{' '}
          <strong className={styles.offered}>{offered}</strong>
        </p>
      )}
      <FormActions>
        <Button type="submit" variant="primary">
          <Trans>Neem deze wachtzin</Trans>
        </Button>
        <Button variant="quiet" onClick={() => void offer()}>
          {offered ? <Trans>Stel een andere voor</Trans> : <Trans>Stel er een voor</Trans>}
        </Button>
      </FormActions>
    </Form>
  )
}
