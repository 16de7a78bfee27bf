import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Button, buttonClass } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { WovenEdge } from '@/components/woven-edge'
import {
  type Desk,
  type Entry,
  isUnsent,
  type Loaded,
  lastSaved,
  type ReflectionContent,
  reflectionQuery,
  useDesk,
  useEntries,
  useOpened,
} from '@/lib/device'
import { useFormat } from '@/lib/format'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { useOnline } from '@/lib/online'
import { Beside } from './beside/beside'
import { type After, sentOf } from './editor'
import { FeltLine } from './felt-line'
import { KINDS } from './kinds'
import { PromptBlock } from './prompt-block'
import { ReadAnswers } from './read-answers'
import styles from './reading.module.css'
import { Gate } from './sealed/gate'
import { TagLine } from './tag-line'
import { UNDO_TIME } from './undo'
import { useThemes } from './use-themes'
import { WeaveLink } from './weave-link'

const route = getRouteApi('/$lang/personal/reflections/$id')

export function ReflectionPage({ after }: { after?: After }) {
  const { t } = useLingui()
  const { id } = route.useParams()
  const desk = useDesk()
  useHead({ title: t`Reflectie` })
  return desk ? <Loader key={id} desk={desk} id={id} after={after} /> : <Loading />
}

type LoaderProps = { desk: Desk; id: string; after: After | undefined }

function Loader({ desk, id, after }: LoaderProps) {
  const { data, refetch } = useQuery({ ...reflectionQuery(desk, id), throwOnError: true })
  useSent(desk, id, refetch)
  const isOnline = useOnline()
  const isOffline = data?.isOffline
  useEffect(() => {
    if (isOnline && isOffline) void refetch()
  }, [isOnline, isOffline, refetch])
  return data ? <Reading desk={desk} id={id} loaded={data} after={after} /> : <Loading />
}

/** Call `onSent` when what waited on this device has arrived: from then on the server has it. */
function useSent(desk: Desk, id: string, onSent: () => void): void {
  const waits = useEntries(desk).some((one) => one.id === id)
  const waited = useRef(waits)
  useEffect(() => {
    if (waited.current && !waits) onSent()
    waited.current = waits
  }, [waits, onSent])
}

function Reading({ desk, id, loaded, after }: LoaderProps & { loaded: Loaded }) {
  const { t } = useLingui()
  const format = useFormat()
  const themes = useThemes()
  const entry = useEntries(desk).find((one) => one.id === id)
  const kept = entry?.content ?? loaded.content
  const opened = useOpened(desk, id, kept)
  const content = opened.state === 'open' ? opened.content : kept
  const theme = themes.titleOf(content.theme)
  const day = format.day(content.occurredOn)
  const kind = content.kind && t(KINDS[content.kind])
  const sent = sentOf(id, entry?.base ?? loaded.base)
  const eyebrow = [content.title && day, theme, kind].filter(Boolean).join(' · ')
  return (
    <article className={`page ${styles.page}`} data-ribbon={themes.ribbonOf(content.theme)}>
      <WovenEdge ribbon={themes.ribbonOf(content.theme)} className={styles.edge} />
      <div className={styles.paper}>
        <PageTitle eyebrow={eyebrow}>{content.title ? <bdi>{content.title}</bdi> : day}</PageTitle>
        {loaded.isOffline && (
          <Notice>
            <Trans>Je bent zonder verbinding. Dit is wat op dit toestel staat.</Trans>
          </Notice>
        )}
        {entry && isUnsent(entry) && !loaded.isOffline && (
          <Notice live>
            <Unsent desk={desk} entry={entry} />
          </Notice>
        )}
        <Gate desk={desk} id={id} content={kept}>
          {(words) => <Words desk={desk} content={words} />}
        </Gate>
        {after?.(sent)}
        <Actions desk={desk} id={id} loaded={loaded} />
        <Beside reflection={id} isSent={sent.isSent} />
      </div>
    </article>
  )
}

function Words({ desk, content }: { desk: Desk; content: ReflectionContent }) {
  return (
    <>
      {content.envelope && (
        <p className="soft">
          <Trans>Verzegeld, en hier open. Niemand anders kan dit lezen.</Trans>
        </p>
      )}
      {content.prompt && <PromptBlock prompt={content.prompt} theme={content.theme} />}
      <div className={styles.answers}>
        <ReadAnswers desk={desk} content={content} />
      </div>
      <FeltLine before={content.feelingsBefore} after={content.feelingsAfter} />
      <TagLine tags={content.tags} />
    </>
  )
}

function Unsent({ desk, entry }: { desk: Desk; entry: Entry<ReflectionContent> }) {
  if (entry.trouble) return <WaitsForYou id={entry.id} />
  if (desk.outbox.entries.isKept(entry.id)) {
    return <Trans>Dit staat op dit toestel en is nog niet verstuurd.</Trans>
  }
  return <Trans>Dit is nog niet verstuurd en staat alleen hier. Laat dit venster open.</Trans>
}

function WaitsForYou({ id }: { id: string }) {
  const lang = useLocale()
  return (
    <>
      <Trans>Dit staat op dit toestel en wacht op jou.</Trans>{' '}
      <Link to="/$lang/reflections/$id/edit" params={{ lang, id }}>
        <Trans>Kijk het na</Trans>
      </Link>
    </>
  )
}

function Actions({ desk, id, loaded }: { desk: Desk; id: string; loaded: Loaded }) {
  const lang = useLocale()
  const navigate = useNavigate()
  const remove = async () => {
    // It may have arrived since this screen asked for it.
    const base = loaded.base ?? (await lastSaved(desk, id))
    await desk.outbox.remove(id, desk.outbox.entries.get(id)?.base ?? base, UNDO_TIME)
    await navigate({ to: '/$lang/reflections', params: { lang } })
  }
  return (
    <div className={`${styles.actions} no-print`}>
      <Link
        to="/$lang/reflections/$id/edit"
        params={{ lang, id }}
        className={buttonClass('primary')}
      >
        <Trans>Bewerken</Trans>
      </Link>
      <WeaveLink id={id} />
      <Link to="/$lang/reflections" params={{ lang }} className={buttonClass()}>
        <Trans>Naar je reflecties</Trans>
      </Link>
      <Button variant="quiet" onClick={() => void remove()}>
        <Trans>Verwijderen</Trans>
      </Button>
    </div>
  )
}
