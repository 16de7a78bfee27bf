import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary, Form, FormActions } from '@/components/form'
import type { Problem } from '@/lib/api'
import { useFocusOnChange } from '@/lib/focus'
import { announce } from '@/lib/live'
import type { EntryKey } from '@/lib/sealed'
import { bodyOf, EMPTY, PointFields } from './point-fields'
import { type ActionPoint, type NewPoint as NewPointBody, newId, POINTS, plan } from './points'
import styles from './points.module.css'
import { sealWords } from './sealed-points'

type Where = {
  reflection: string | null
  /** Its words are sealed with this key; null: they are not. */
  seal: EntryKey | null
}

/** A button that opens the form for one more action point. What was typed stays until it is kept. */
export function NewPoint({ reflection = null, seal = null }: Partial<Where>) {
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  // The form goes; who works with a keyboard goes on from where it was opened.
  const focusOnChange = useFocusOnChange(isOpen)
  const close = () => {
    focusOnChange(() => opener.current)
    setOpen(false)
  }
  if (isOpen) return <NewForm reflection={reflection} seal={seal} onClose={close} />
  return (
    <div>
      <Button ref={opener} onClick={() => setOpen(true)}>
        <Plus size={18} strokeWidth={1.6} aria-hidden="true" />
        <Trans>Nieuw actiepunt</Trans>
      </Button>
    </div>
  )
}

function NewForm({ reflection, seal, onClose }: Where & { onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [draft, setDraft] = useState(EMPTY)
  const [id] = useState(newId)
  const attempt = useAttempts()
  const planning = useMutation<ActionPoint, Problem>({
    mutationFn: async () => {
      const point = { ...bodyOf(draft), reflection }
      const { body, key } = await attempt(point, async ({ what, ...others }) =>
        seal ? { ...others, envelope: await sealWords(seal, id, what) } : point,
      )
      return plan(body, id, key)
    },
    onSuccess: async () => {
      announce(t`Je actiepunt is bewaard`)
      await client.invalidateQueries({ queryKey: POINTS })
      onClose()
    },
  })
  return (
    <div className={styles.form}>
      <Form label={t`Nieuw actiepunt`} onSubmit={() => !planning.isPending && planning.mutate()}>
        <ErrorSummary problem={planning.error} />
        <PointFields draft={draft} onChange={setDraft} problem={planning.error} />
        <FormActions>
          <Button type="submit" busy={planning.isPending}>
            <Trans>Bewaar</Trans>
          </Button>
          <Button variant="quiet" onClick={onClose}>
            <Trans>Annuleer</Trans>
          </Button>
        </FormActions>
      </Form>
    </div>
  )
}

type Draft = ReturnType<typeof bodyOf> & { reflection: string | null }
type Attempt = { of: string; key: string; body: NewPointBody }

/** The same key, and the same envelope, while the same is sent again: it is carried out once. */
function useAttempts() {
  const last = useRef<Attempt | null>(null)
  return async (draft: Draft, close: (draft: Draft) => Promise<NewPointBody>) => {
    const of = JSON.stringify(draft)
    if (last.current?.of === of) return last.current
    last.current = { of, key: newId(), body: await close(draft) }
    return last.current
  }
}
