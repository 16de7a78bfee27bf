import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextArea } from '@/components/form'
import { announce } from '@/lib/live'
import { useWriteNote } from '../data/acts'
import type { Text } from '../data/queries'
import { Refused } from '../workflow/refused'

const LONGEST = 500

/** What was last selected in the text of the article, however it is shown. */
function useSelected() {
  const selected = useRef('')
  useEffect(() => {
    const look = () => {
      const body = document.getElementById('field-body')
      const active = document.activeElement
      const selection = document.getSelection()
      if (active instanceof HTMLTextAreaElement && body?.contains(active)) {
        selected.current = active.value.slice(active.selectionStart, active.selectionEnd)
      } else if (selection && body?.contains(selection.anchorNode) && !selection.isCollapsed) {
        selected.current = selection.toString()
      }
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  return {
    last: () => selected.current.trim().slice(0, LONGEST),
    forget: () => {
      selected.current = ''
    },
  }
}

export function NewNote({ text }: { text: Text }) {
  const { t } = useLingui()
  const [said, setSaid] = useState('')
  const [quote, setQuote] = useState('')
  const selected = useSelected()
  const write = useWriteNote(text.id)

  // Who selects a sentence and begins to write means that sentence, until they say otherwise.
  const takeOver = () => {
    const passage = selected.last()
    if (quote || !passage) return
    setQuote(passage)
    selected.forget()
  }
  const send = async () => {
    const revision = text.submission?.outcome === 'waiting' ? text.submission.revision : null
    if (!(await write.run({ text: said, quote, revision }))) return
    setSaid('')
    setQuote('')
    announce(t`Notitie bewaard`)
  }
  return (
    <Form label={t`Nieuwe notitie`} onSubmit={() => void send()}>
      <TextArea
        label={<Trans>Nieuwe notitie</Trans>}
        name="note"
        description={<Trans>Over één zin? Selecteer hem eerst in de tekst.</Trans>}
        rows={2}
        maxLength={2000}
        value={said}
        onFocus={takeOver}
        onChange={setSaid}
        error={issueFor(write.problem, 'text')}
      />
      <TextArea
        label={<Trans>Over deze passage</Trans>}
        name="quote"
        rows={2}
        optional
        maxLength={LONGEST}
        value={quote}
        onChange={setQuote}
        error={issueFor(write.problem, 'quote')}
      />
      <FormActions>
        <Button type="submit" busy={write.busy}>
          <Trans>Bewaar notitie</Trans>
        </Button>
      </FormActions>
      {write.problem?.issues.length === 0 && <Refused problem={write.problem}>{null}</Refused>}
    </Form>
  )
}
