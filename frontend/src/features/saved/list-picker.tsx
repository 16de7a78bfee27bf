import { Trans } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Checkbox, ErrorSummary } from '@/components/form'
import type { Problem } from '@/lib/api'
import { changeList, LISTS, type ReadingList, SAVED, type SavedArticle } from './saved'

type Props = { saved: SavedArticle; lists: ReadingList[]; onClose: () => void }
type Choice = { list: ReadingList; isIn: boolean }

/** In which lists this article is. Every choice is kept at once. */
export function ListPicker({ saved, lists, onClose }: Props) {
  const client = useQueryClient()
  const choosing = useMutation<ReadingList, Problem, Choice>({
    mutationFn: ({ list, isIn }) => {
      const others = list.articles.filter((id) => id !== saved.id)
      return changeList(list, { articles: isIn ? [...others, saved.id] : others })
    },
    onSettled: () =>
      Promise.all([SAVED, LISTS].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
  return (
    <Dialog title={<Trans>In welke lijsten hoort dit?</Trans>} isOpen onClose={onClose}>
      <ErrorSummary problem={choosing.error} />
      {lists.map((list) => (
        <Checkbox
          key={list.id}
          isSelected={list.articles.includes(saved.id)}
          isDisabled={choosing.isPending}
          onChange={(isIn) => choosing.mutate({ list, isIn })}
        >
          <bdi>{list.name}</bdi>
        </Checkbox>
      ))}
      <Button onClick={onClose}>
        <Trans>Klaar</Trans>
      </Button>
    </Dialog>
  )
}
