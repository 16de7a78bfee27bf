import { Trans } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import type { Problem } from '@/lib/api'
import { ListNameForm } from './list-name-form'
import { changeList, LISTS, type ReadingList } from './saved'
import styles from './saved-page.module.css'

type Props = { list: ReadingList; onDelete: () => void }

/** The name of the list on screen, and what can be done with the list as a whole. */
export function ListHead({ list, onDelete }: Props) {
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const renaming = useMutation<ReadingList, Problem, string>({
    mutationFn: (name) => changeList(list, { name }),
    onSuccess: () => setOpen(false),
    onSettled: () => client.invalidateQueries({ queryKey: LISTS }),
  })
  return (
    <div className={styles.head}>
      <h2 dir="auto" className={styles.heading}>
        {list.name}
      </h2>
      {isOpen ? (
        <ListNameForm
          name={list.name}
          problem={renaming.error}
          busy={renaming.isPending}
          onSubmit={renaming.mutate}
          onCancel={() => {
            renaming.reset()
            setOpen(false)
          }}
        />
      ) : (
        <div className={styles.actions}>
          <Button variant="quiet" onClick={() => setOpen(true)}>
            <Pencil size={18} strokeWidth={1.6} aria-hidden="true" />
            <Trans>Andere naam</Trans>
          </Button>
          <Button variant="quiet" onClick={onDelete}>
            <Trash2 size={18} strokeWidth={1.6} aria-hidden="true" />
            <Trans>Verwijder lijst</Trans>
          </Button>
        </div>
      )}
    </div>
  )
}
