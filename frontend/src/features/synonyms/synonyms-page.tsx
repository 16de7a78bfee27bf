import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Button } from '@/components/button'
import { Select, TextField } from '@/components/form'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { ToEditing } from '@/components/to-editing'
import { UndoBar } from '@/components/undo-bar'
import { isProblem, itemsOf } from '@/lib/api'
import { useHead } from '@/lib/head'
import { LANGUAGE_NAMES, LOCALES, type Locale, useLocale } from '@/lib/i18n'
import { announce } from '@/lib/live'
import { GroupForm } from './group-form'
import { GroupRow } from './group-row'
import { createGroup, deleteGroup, type Group, synonymsQuery, useGroupAct } from './synonyms'
import styles from './synonyms-page.module.css'

/** Words that mean the same to who searches: which there are, new ones, other ones. */
export function SynonymsPage() {
  const { t } = useLingui()
  const lang = useLocale()
  const [language, setLanguage] = useState<Locale>(lang)
  useHead({ title: t`Synoniemen` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        eyebrow={<ToEditing />}
        lead={<Trans>Woorden die hetzelfde betekenen voor wie zoekt.</Trans>}
      >
        <Trans>Synoniemen</Trans>
      </PageTitle>
      <Notice>
        <p>
          <Trans>
            Staan “vertrouwenspersoon” en “VP” samen, dan vindt wie “VP” zoekt ook artikelen waarin
            alleen “vertrouwenspersoon” staat, en omgekeerd. Meervoud en verbuiging kent de
            zoekmachine al. Een wijziging geldt meteen.
          </Trans>
        </p>
      </Notice>
      <Select
        label={<Trans>Taal</Trans>}
        options={LOCALES.map((key) => ({ key, label: LANGUAGE_NAMES[key] }))}
        value={language}
        onChange={(key) => setLanguage(LOCALES.find((one) => one === key) ?? lang)}
      />
      <Groups key={language} language={language} />
    </div>
  )
}

function Groups({ language }: { language: Locale }) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const letters = useDeferredValue(typed.trim())
  const groups = useInfiniteQuery({
    ...synonymsQuery(language, letters),
    placeholderData: (before) => before,
  })
  const { removed, remove, undo, problem } = useRemovable()
  const rows = itemsOf(groups.data)
  return (
    <>
      <section aria-labelledby="new-group" className={styles.part}>
        <h2 id="new-group" className="part-title">
          <Trans>Nieuwe groep</Trans>
        </h2>
        <NewGroup language={language} />
      </section>
      <section aria-labelledby="groups" className={styles.part}>
        <h2 id="groups" className="part-title">
          <Trans>Alle groepen</Trans>
        </h2>
        <TextField
          type="search"
          label={<Trans>Zoek een woord</Trans>}
          maxLength={60}
          value={typed}
          onChange={setTyped}
        />
        {isProblem(groups.error) && <ProblemText problem={groups.error} />}
        {groups.isPending && <Loading />}
        {groups.isSuccess && rows.length === 0 && (
          <p role="status">
            {letters ? (
              <Trans>Geen groep gevonden.</Trans>
            ) : (
              <Trans>Er zijn nog geen groepen.</Trans>
            )}
          </p>
        )}
        <ul aria-label={t`Groepen`} className={styles.rows}>
          {rows.map((group) => (
            <GroupRow key={`${group.id} ${group.version}`} group={group} onRemove={remove} />
          ))}
        </ul>
        {groups.hasNextPage && (
          <div>
            <Button busy={groups.isFetching} onClick={() => void groups.fetchNextPage()}>
              <Trans>Meer</Trans>
            </Button>
          </div>
        )}
      </section>
      {isProblem(problem) && (
        <Notice tone="warning" live>
          <ProblemText problem={problem} />
        </Notice>
      )}
      <UndoBar onUndo={() => void undo()}>
        {removed && <Trans>Verwijderd: {removed.words.join(', ')}</Trans>}
      </UndoBar>
    </>
  )
}

/** A removal happens at once, and can be undone by making the same group again. */
function useRemovable() {
  const { t } = useLingui()
  const [removed, setRemoved] = useState<Group | null>(null)
  const removing = useGroupAct(deleteGroup)
  const making = useGroupAct(createGroup)
  return {
    removed,
    problem: removing.problem ?? making.problem,
    remove: async (group: Group) => {
      if (await removing.run(group)) setRemoved(group)
    },
    undo: async () => {
      if (!removed) return
      const { language, words } = removed
      if (await making.run({ language, words })) {
        setRemoved(null)
        announce(t`De groep is terug`)
      }
    },
  }
}

function NewGroup({ language }: { language: Locale }) {
  const { t } = useLingui()
  const [attempt, setAttempt] = useState(0)
  const create = useGroupAct(createGroup)
  const send = async (words: string[]) => {
    if (!(await create.run({ language, words }))) return
    setAttempt(attempt + 1)
    announce(t`De zoekmachine kent deze woorden nu`)
  }
  return (
    <GroupForm
      key={attempt}
      name="new-words"
      language={language}
      label={t`Nieuwe groep`}
      words={[]}
      busy={create.busy}
      problem={create.problem}
      autoFocus={attempt > 0}
      onSend={(words) => void send(words)}
    >
      <Trans>Voeg toe</Trans>
    </GroupForm>
  )
}
