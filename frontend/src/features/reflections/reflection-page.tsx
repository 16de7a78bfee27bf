import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, buttonClass } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { WovenEdge } from '@/components/woven-edge'
import {
  type Desk,
  isUnsent,
  type Loaded,
  reflectionQuery,
  useDesk,
  useEntries,
} from '@/lib/device'
import { useFormat } from '@/lib/format'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { FeltLine } from './felt-line'
import { PromptBlock } from './prompt-block'
import { ReadAnswers } from './read-answers'
import styles from './reading.module.css'
import { UNDO_TIME } from './undo'
import { useThemes } from './use-themes'

const route = getRouteApi('/$lang/personal/reflections/$id')

export function ReflectionPage() {
  const { t } = useLingui()
  const { id } = route.useParams()
  const desk = useDesk()
  useHead({ title: t`Reflectie` })
  return desk ? <Loader key={id} desk={desk} id={id} /> : <Loading />
}

function Loader({ desk, id }: { desk: Desk; id: string }) {
  const { data } = useQuery({ ...reflectionQuery(desk, id), throwOnError: true })
  return data ? <Reading desk={desk} id={id} loaded={data} /> : <Loading />
}

function Reading({ desk, id, loaded }: { desk: Desk; id: string; loaded: Loaded }) {
  const format = useFormat()
  const themes = useThemes()
  const entry = useEntries(desk).find((one) => one.id === id)
  const content = entry?.content ?? loaded.content
  const theme = themes.titleOf(content.theme)
  const day = format.day(content.occurredOn)
  const eyebrow = [content.title && day, theme].filter(Boolean).join(' · ')
  return (
    <article className={`page ${styles.page}`} data-ribbon={themes.ribbonOf(content.theme)}>
      <WovenEdge ribbon={themes.ribbonOf(content.theme)} className={styles.edge} />
      <div className={styles.paper}>
        <PageTitle eyebrow={eyebrow}>{content.title || day}</PageTitle>
        {loaded.isOffline && (
          <Notice>
            <Trans>Je bent zonder verbinding. Dit is wat op dit toestel staat.</Trans>
          </Notice>
        )}
        {entry && isUnsent(entry) && !loaded.isOffline && (
          <Notice live>
            <Trans>Dit staat op dit toestel en is nog niet verstuurd.</Trans>
          </Notice>
        )}
        {content.prompt && <PromptBlock prompt={content.prompt} theme={content.theme} />}
        <div className={styles.answers}>
          <ReadAnswers content={content} />
        </div>
        <FeltLine before={content.feelingsBefore} after={content.feelingsAfter} />
        <Actions desk={desk} id={id} loaded={loaded} />
      </div>
    </article>
  )
}

function Actions({ desk, id, loaded }: { desk: Desk; id: string; loaded: Loaded }) {
  const lang = useLocale()
  const navigate = useNavigate()
  const remove = async () => {
    await desk.outbox.remove(id, desk.outbox.entries.get(id)?.base ?? loaded.base, UNDO_TIME)
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
      <Link to="/$lang/reflections" params={{ lang }} className={buttonClass()}>
        <Trans>Naar je reflecties</Trans>
      </Link>
      <Button variant="quiet" onClick={() => void remove()}>
        <Trans>Verwijderen</Trans>
      </Button>
    </div>
  )
}
