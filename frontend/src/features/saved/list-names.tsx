import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import type { Problem } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import { ListNameForm } from './list-name-form'
import { LISTS, makeList, type ReadingList } from './saved'
import styles from './saved-page.module.css'

type Props = { lists: ReadingList[]; chosen: ReadingList | undefined }

/** Go to one list or to everything, or begin another list. */
export function ListNames({ lists, chosen }: Props) {
  const { t } = useLingui()
  const lang = useLocale()
  return (
    <div className={styles.lists}>
      {lists.length > 0 && (
        <nav aria-label={t`Lijsten`} className={styles.tabs}>
          <Link
            to="/$lang/saved"
            params={{ lang }}
            activeOptions={{ exact: true }}
            aria-current={chosen ? undefined : 'true'}
            className={`choice ${styles.tab}`}
          >
            <Trans>Alles</Trans>
          </Link>
          {lists.map((list) => (
            <Link
              key={list.id}
              to="/$lang/saved"
              params={{ lang }}
              search={{ list: list.id }}
              aria-current={list.id === chosen?.id ? 'true' : undefined}
              className={`choice ${styles.tab}`}
            >
              <bdi>{list.name}</bdi>
            </Link>
          ))}
        </nav>
      )}
      <NewList />
    </div>
  )
}

function NewList() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const lang = useLocale()
  const [isOpen, setOpen] = useState(false)
  const making = useMutation<ReadingList, Problem, string>({
    mutationFn: makeList,
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: LISTS })
      setOpen(false)
      await navigate({ to: '/$lang/saved', params: { lang }, search: { list: id } })
    },
  })
  if (!isOpen) {
    return (
      <Button variant="quiet" onClick={() => setOpen(true)}>
        <ListPlus size={18} strokeWidth={1.6} aria-hidden="true" />
        <Trans>Nieuwe lijst</Trans>
      </Button>
    )
  }
  return (
    <ListNameForm
      problem={making.error}
      busy={making.isPending}
      onSubmit={making.mutate}
      onCancel={() => {
        making.reset()
        setOpen(false)
      }}
    />
  )
}
