import { Trans } from '@lingui/react/macro'
import { TextField } from '@/components/form'
import type { Kind, Strand } from '../data/weaves'
import styles from './strand-dialog.module.css'

type Props = {
  kind: Kind
  strand: Strand
  name: string
  value: string
  onChange: (question: string) => void
  error: string | undefined
}

/** Open questions: press one to keep it, or write one. */
export function Questions({ kind, strand, name, value, onChange, error }: Props) {
  const offered = kind === 'own' ? [strand.mirror] : strand.questions
  return (
    <fieldset className={styles.questions}>
      <legend className={styles.legend}>
        {kind === 'own' ? (
          <Trans>Om bij stil te staan</Trans>
        ) : (
          <Trans>Vragen voor de volgende keer</Trans>
        )}
      </legend>
      {offered.map((question) => (
        <button
          key={question}
          type="button"
          aria-pressed={value === question}
          className={styles.question}
          onClick={() => onChange(value === question ? '' : question)}
        >
          {question}
        </button>
      ))}
      <TextField
        label={<Trans>De vraag die je meeneemt</Trans>}
        name={name}
        optional
        autoComplete="off"
        maxLength={300}
        value={value}
        onChange={onChange}
        error={error}
      />
    </fieldset>
  )
}
