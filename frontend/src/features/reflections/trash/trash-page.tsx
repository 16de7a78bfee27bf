import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button, buttonClass } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { EmptyState } from '@/components/empty-state'
import { FormActions } from '@/components/form'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { isProblem, itemsOf } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { announce } from '@/lib/live'
import timeline from '../timeline.module.css'
import { emptyTrash, erase, restore, TRASH, type Trashed, trashQuery } from './trash'
import styles from './trash-page.module.css'
import { TrashedRow } from './trashed-row'

/** What to do after a question that cannot be taken back. */
type Asked = { question: ReactNode; act: () => Promise<void>; said: string }

/** What was deleted, until it is erased for good. */
export function TrashPage() {
  const { t } = useLingui()
  const lang = useLocale()
  const trash = useInfiniteQuery(trashQuery)
  const items = itemsOf(trash.data)
  const change = useChange()
  const [asked, ask] = useState<Asked | null>(null)
  useHead({ title: t`Prullenbak` })

  const goOn = async () => {
    if (!asked) return
    await change.mutateAsync(asked).catch(() => undefined)
    ask(null)
  }
  const problem = change.error ?? trash.error
  return (
    <div className={`page ${timeline.page}`}>
      <PageTitle
        lead={<Trans>Wat je verwijdert, blijft hier dertig dagen. Daarna wissen we het.</Trans>}
      >
        <Trans>Prullenbak</Trans>
      </PageTitle>
      {problem && <Behind problem={problem} />}
      {trash.isPending && <Loading />}
      {trash.isSuccess && items.length === 0 && <Empty />}
      <ul className={timeline.knots}>
        {items.map((item) => (
          <TrashedRow
            key={item.id}
            trashed={item}
            busy={change.isPending}
            onRestore={() =>
              change.mutate({ act: () => restore(item), said: t`Je reflectie staat terug` })
            }
            onErase={() => ask(eraseOne(item, t`Je reflectie is gewist`))}
          />
        ))}
      </ul>
      {trash.hasNextPage && (
        <Button busy={trash.isFetchingNextPage} onClick={() => void trash.fetchNextPage()}>
          <Trans>Toon meer</Trans>
        </Button>
      )}
      <div className={styles.foot}>
        <Link to="/$lang/reflections" params={{ lang }} className={buttonClass()}>
          <Trans>Naar je reflecties</Trans>
        </Link>
        {items.length > 0 && (
          <Button variant="quiet" onClick={() => ask(eraseAll(t`De prullenbak is leeg`))}>
            <Trans>Maak de prullenbak leeg</Trans>
          </Button>
        )}
      </div>
      <Dialog
        title={<Trans>Voorgoed wissen?</Trans>}
        isOpen={asked !== null}
        onClose={() => ask(null)}
      >
        <p>{asked?.question}</p>
        <FormActions>
          <Button busy={change.isPending} onClick={() => void goOn()}>
            <Trans>Wis voorgoed</Trans>
          </Button>
          <Button variant="quiet" onClick={() => ask(null)}>
            <Trans>Toch niet</Trans>
          </Button>
        </FormActions>
      </Dialog>
    </div>
  )
}

function eraseOne(trashed: Trashed, said: string): Asked {
  const question = <Trans>Deze reflectie komt dan niet meer terug, ook niet voor ons.</Trans>
  return { question, act: () => erase(trashed), said }
}

function eraseAll(said: string): Asked {
  const question = (
    <Trans>Alles in je prullenbak is dan weg en komt niet meer terug, ook niet voor ons.</Trans>
  )
  return { question, act: emptyTrash, said }
}

function useChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act }: Pick<Asked, 'act' | 'said'>) => act(),
    onSuccess: (_done, { said }) => announce(said),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: TRASH }),
        client.invalidateQueries({ queryKey: ['reflections'] }),
      ]),
  })
}

function Behind({ problem }: { problem: Error }) {
  return (
    <Notice tone="warning" live>
      {isProblem(problem) && !problem.isUnreachable ? (
        <ProblemText problem={problem} />
      ) : (
        <Trans>Je bent zonder verbinding. Je prullenbak staat alleen op de server.</Trans>
      )}
    </Notice>
  )
}

function Empty() {
  return (
    <EmptyState title={<Trans>Je prullenbak is leeg</Trans>}>
      <p>
        <Trans>Verwijder je een reflectie, dan kun je ze hier nog dertig dagen terugvinden.</Trans>
      </p>
    </EmptyState>
  )
}
