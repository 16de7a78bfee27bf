import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary } from '@/components/form'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ToEditing } from '@/components/to-editing'
import type { Problem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useNames } from '../data/names'
import { manuscriptQuery, type Text, textQuery } from '../data/queries'
import { History } from '../history/history'
import { Notes } from '../history/notes'
import { ReadingLevel } from '../keeping/reading-level'
import { Readings } from '../keeping/readings'
import { Upkeep } from '../keeping/upkeep'
import { Address } from '../workflow/address'
import { Languages } from '../workflow/languages'
import { ReviewDesk, SentBack } from '../workflow/review'
import { Workflow } from '../workflow/workflow'
import { Outdated } from './outdated'
import { Presence } from './presence'
import { SavedLine } from './saved-line'
import { Source } from './source'
import { Aside, Stale } from './stale'
import styles from './text.module.css'
import { useSaver } from './use-saver'
import type { Words } from './words'
import { WordsForm } from './words-form'

const route = getRouteApi('/$lang/personal/editorial/editing/$id')

export function TextPage() {
  const { id } = route.useParams()
  return (
    <Suspense fallback={<Loading />}>
      <OneText key={id} id={id} />
    </Suspense>
  )
}

function OneText({ id }: { id: string }) {
  const { data: text } = useSuspenseQuery(textQuery(id))
  const { data: read } = useSuspenseQuery(manuscriptQuery(id))
  return <Desk text={text} read={read} />
}

type Read = Parameters<typeof useSaver>[0]

function Desk({ text, read }: { text: Text; read: Read }) {
  const { t } = useLingui()
  const { saver, saving } = useSaver(read)
  const [refusal, setRefusal] = useState<Problem | null>(null)
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const [joined, setJoined] = useState(false)
  const { title } = saving.words
  const isReviewer = text.submission?.abilities.decide === true && !joined
  const stands = `${text.state} ${text.latestRevision} ${text.published?.revision}`
  useHead({ title: title || t`Zonder titel` })

  // biome-ignore lint/correctness/useExhaustiveDependencies: what happens to the text may change its version
  useEffect(() => void saver.refresh(), [saver, stands])

  // What was said about a field holds until something else is written there.
  const standing = refusal?.issues.filter(({ name }) => !changed.has(name.split('.')[0] ?? ''))
  const issues = [...(standing ?? []), ...(saving.problem?.issues ?? [])]
  const write = (changes: Partial<Words>) => {
    saver.write(changes)
    if (refusal) setChanged((before) => new Set([...before, ...Object.keys(changes)]))
  }
  const refuse = (problem: Problem | null) => {
    setRefusal(problem)
    setChanged(new Set())
  }
  return (
    <div className={`page ${styles.page}`}>
      <Head text={text} title={title} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {isReviewer && text.submission && (
            <ReviewDesk key={text.submission.id} submission={text.submission} />
          )}
          {text.submission && <SentBack submission={text.submission} />}
          <Outdated text={text} madeFrom={saving.words.madeFrom} onUpdated={write} />
          <Aside saver={saver} saving={saving} language={text.language} />
          <ErrorSummary
            problem={refusal}
            fields={
              refusal?.issues.map(({ name }) => name).filter((name) => !name.startsWith('tags.')) ??
              []
            }
          />
          {saving.status === 'stale' ? (
            <Stale saver={saver} saving={saving} language={text.language} />
          ) : (
            <>
              {isReviewer && <JoinIn onJoin={() => setJoined(true)} />}
              <div className={text.madeFrom ? styles.translating : undefined}>
                <Source text={text} />
                <WordsForm
                  words={saving.words}
                  language={text.language}
                  readOnly={isReviewer}
                  issues={issues}
                  onChange={write}
                />
              </div>
            </>
          )}
        </div>
        <aside className={styles.aside} aria-label={t`Rond deze tekst`}>
          <Workflow text={text} saver={saver} onRefused={refuse} />
          <Notes text={text} />
          <ReadingLevel text={text} version={saving.version} />
          <Languages text={text} />
          <Upkeep text={text} />
          <Address key={text.slug} text={text} title={title} />
          <Readings text={text} />
        </aside>
      </div>
      <div className={styles.bar}>
        {!isReviewer && <SavedLine saver={saver} saving={saving} />}
        {isReviewer && (
          <p className={styles.ways}>
            <a href="#review">
              <Trans>Naar je oordeel</Trans>
            </a>
            <a href="#notes">
              <Trans>Naar de notities</Trans>
            </a>
          </p>
        )}
        <Presence id={text.id} activity={isReviewer ? 'reviewing' : 'writing'} />
      </div>
      <History text={text} saver={saver} isWriting={saving.open} />
    </div>
  )
}

function Head({ text, title }: { text: Text; title: string }) {
  const names = useNames()
  const waits = text.submission?.outcome === 'waiting' ? text.submission.revision : null
  const version = waits ?? text.latestRevision
  const place = [names.theme(text.theme), names.language(text.language)].join(' · ')
  return (
    <PageTitle
      eyebrow={
        <>
          <ToEditing />
          {` · ${place} · `}
          <span>{names.state(text.state)}</span>
          {version !== null && (
            <>
              {' · '}
              <span>
                <Trans>versie {version}</Trans>
              </span>
            </>
          )}
        </>
      }
    >
      <span lang={text.language}>{title || <Trans>Zonder titel</Trans>}</span>
    </PageTitle>
  )
}

function JoinIn({ onJoin }: { onJoin: () => void }) {
  return (
    <Notice>
      <p>
        <Trans>
          Je leest deze tekst na. Als je er zelf in schrijft, kan alleen een andere collega hem nog
          goedkeuren.
        </Trans>
      </p>
      <Button variant="quiet" onClick={onJoin}>
        <Trans>Ik wil zelf in de tekst schrijven</Trans>
      </Button>
    </Notice>
  )
}
