import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, TextField } from '@/components/form'
import { ProblemText } from '@/components/problem-text'
import type { Problem } from '@/lib/api'
import { wordsOf } from './synonyms'

type Props = {
  /** What names the field, once on the page. */
  name: string
  label: string
  language: string
  words: string[]
  busy: boolean
  problem: Problem | null
  autoFocus?: boolean
  onSend: (words: string[]) => void
  onCancel?: () => void
  children: ReactNode
}

/** The words of one group in one field, with a comma between them. */
export function GroupForm(props: Props) {
  const {
    name,
    label,
    language,
    busy,
    problem,
    autoFocus = false,
    onSend,
    onCancel,
    children,
  } = props
  const [typed, setTyped] = useState(props.words.join(', '))
  const words = wordsOf(typed)
  const error = saysWhich(problem, words)
  return (
    <Form label={label} onSubmit={() => onSend(words)}>
      <div lang={language}>
        <TextField
          label={<Trans>Woorden die hetzelfde betekenen</Trans>}
          description={
            <Trans>
              Twee tot twaalf, met een komma ertussen. Een woord mag uit een paar woorden bestaan.
            </Trans>
          }
          name={name}
          autoFocus={autoFocus}
          value={typed}
          onChange={setTyped}
          error={error}
        />
      </div>
      {problem && !error && (
        <p role="alert" className="refusal">
          <ProblemText problem={problem} />
        </p>
      )}
      <FormActions>
        <Button type="submit" variant="primary" busy={busy}>
          {children}
        </Button>
        {onCancel && (
          <Button onClick={onCancel}>
            <Trans>Annuleer</Trans>
          </Button>
        )}
      </FormActions>
    </Form>
  )
}

/** What is wrong, with the word it is about. */
function saysWhich(problem: Problem | null, words: string[]): string | undefined {
  const issues = problem?.issues ?? []
  const said = issues.map(({ name, detail }) => {
    const word = words[Number(name.split('.')[1])]
    return word ? `${word}: ${detail}` : detail
  })
  return said.join(' ') || undefined
}
