import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { uuidv7 } from 'uuidv7'
import { Loading } from '@/components/loading'
import { isProblem } from '@/lib/api'
import {
  type Desk,
  type Loaded,
  loadReflection,
  newReflection,
  type ReflectionContent,
  useDesk,
} from '@/lib/device'
import { today } from '@/lib/format'
import { useHead } from '@/lib/head'
import { type Article, articleQuery, isThemeKey } from '@/lib/knowledge'
import { type After, Editor, type Offers } from './editor'
import { EditorGate } from './sealed/gate'

const route = getRouteApi('/$lang/personal/reflections/new')

/** Ids made on this page: unless it was sent since, nobody else has anything of them. */
const fresh = new Set<string>()

function freshId(): string {
  const id = uuidv7()
  fresh.add(id)
  return id
}

export function WritePage({ offers, after }: { offers?: Offers; after?: After }) {
  const { t } = useLingui()
  const { draft, ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const desk = useDesk()
  const isUnnamed = draft === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit without an id gets a new one
  const made = useMemo(freshId, [isUnnamed])
  const id = draft ?? made
  useHead({ title: t`Nieuwe reflectie` })

  useEffect(() => {
    // The id stands in the address, so that a reload finds the same draft again.
    if (isUnnamed) void navigate({ search: (now) => ({ ...now, draft: made }), replace: true })
  }, [isUnnamed, made, navigate])

  return desk ? (
    <Draft key={id} desk={desk} {...search} id={id} offers={offers} after={after} />
  ) : (
    <Loading />
  )
}

type Props = {
  desk: Desk
  id: string
  article?: string
  prompt?: string
  /** What day it is about, when that is not today. */
  day?: string
  offers: Offers | undefined
  after: After | undefined
}

function Draft({ desk, id, article, prompt, day, offers, after }: Props) {
  const start = useQuery({
    queryKey: ['draft', desk.person, id],
    queryFn: () => found(desk, id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const question = useQuery({ ...articleQuery(article ?? ''), enabled: article !== undefined })

  if (start.isPending || question.isLoading) return <Loading />
  const blank = { content: fromPrompt(question.data, prompt, day), base: null, isOffline: false }
  return (
    <EditorGate desk={desk} id={id} loaded={start.data ?? blank}>
      {(loaded) => (
        <Editor
          desk={desk}
          id={id}
          start={loaded}
          title={<Trans>Nieuwe reflectie</Trans>}
          isNew
          offers={offers}
          after={after}
        />
      )}
    </EditorGate>
  )
}

/** What was written under this id before, on this device or at the server; null when nothing was. */
async function found(desk: Desk, id: string): Promise<Loaded | null> {
  const entry = desk.outbox.entries.get(id)
  if (entry) return { content: entry.content, base: entry.base, isOffline: false }
  const wasSent = desk.shelf.timeline().some((one) => one.id === id)
  if (fresh.has(id) && !wasSent) return null
  try {
    return await loadReflection(desk, id)
  } catch (error) {
    if (isProblem(error)) return null
    throw error
  }
}

/** An empty reflection, linked to the article's question when one opened it. */
function fromPrompt(
  article: Article | undefined,
  key: string | undefined,
  day = today(),
): ReflectionContent {
  const blank = newReflection(day)
  if (!article) return blank
  const asked = article.prompts.find((prompt) => prompt.key === key)
  const prompt = asked ? { article: article.slug, key: asked.key, text: asked.text } : null
  return { ...blank, theme: isThemeKey(article.theme.key) ? article.theme.key : null, prompt }
}
