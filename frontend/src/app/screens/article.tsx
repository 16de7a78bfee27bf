import { Trans } from '@lingui/react/macro'
import { CatchBoundary, getRouteApi, Link, useLocation } from '@tanstack/react-router'
import { Bookmark } from 'lucide-react'
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react'
import { buttonClass } from '@/components/button'
import { Loading } from '@/components/loading'
import { ArticlePage } from '@/features/knowledge/article-page'
import { addCatalog, currentLocale, useLocale } from '@/lib/i18n'
import type { Article } from '@/lib/knowledge'
import { useSession } from '@/lib/session'

const route = getRouteApi('/$lang/articles/$slug')

/** A part for people who are signed in, fetched with its texts when one is. */
function personalPart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [part] = await Promise.all([load(), addCatalog('personal', currentLocale())])
    return { default: part }
  })
}

const SaveButton = personalPart(() =>
  import('@/features/saved/save-button').then((module) => module.SaveButton),
)

const CommentsSection = personalPart(() =>
  import('@/features/comments/comments-section').then((module) => module.CommentsSection),
)

const KeptArticle = personalPart(() =>
  import('./kept-article').then((module) => module.KeptArticle),
)

/** An article, with what a signed-in person can do with it; without a connection, as it lies here. */
export function ArticleScreen() {
  const { isReached } = route.useLoaderData()
  if (!isReached) {
    return (
      <Suspense fallback={<Loading />}>
        <KeptArticle />
      </Suspense>
    )
  }
  return (
    <ArticlePage
      tools={(article) => <Save article={article} />}
      after={(article) => <Discuss article={article} />}
    />
  )
}

function Discuss({ article }: { article: Article }) {
  const { session } = useSession()
  const lang = useLocale()
  const here = useLocation({ select: (location) => location.href })
  if (!session) return null
  if (session.status === 'anonymous') {
    return (
      <p className="no-print">
        <Link to="/$lang/sign-in" params={{ lang }} search={{ next: here }}>
          <Trans>Meld je aan om te lezen wat collega’s zeggen</Trans>
        </Link>
      </p>
    )
  }
  return (
    <WhenNear id="comments">
      <BesideReading>
        <CommentsSection discussed={{ article: article.id, language: article.language }} />
      </BesideReading>
    </WhenNear>
  )
}

/** Fetches nothing until it is almost on screen, or was jumped past; links lead to its `id`. */
function WhenNear({ id, children }: { id: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(typeof IntersectionObserver === 'undefined')
  const isMeant = useLocation({ select: ({ hash }) => hash === id })
  // The router looks for it before it is known who reads.
  useEffect(() => {
    if (isMeant) place.current?.scrollIntoView()
  }, [isMeant])
  useEffect(() => {
    if (isNear || !place.current) return
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: '100000px 0px 400px' },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [isNear])
  return (
    <div ref={place} id={id}>
      {isNear && children}
    </div>
  )
}

function Save({ article }: { article: Article }) {
  const { session } = useSession()
  const lang = useLocale()
  const here = useLocation({ select: (location) => location.href })
  if (!session) return null
  if (session.status === 'anonymous') {
    return (
      <Link
        to="/$lang/sign-in"
        params={{ lang }}
        search={{ next: here }}
        className={buttonClass('quiet')}
      >
        <Bookmark size={18} strokeWidth={1.6} aria-hidden="true" />
        <Trans>Bewaar</Trans>
      </Link>
    )
  }
  return (
    <BesideReading>
      <SaveButton article={article.id} />
    </BesideReading>
  )
}

/** Reading goes on when this cannot be fetched. */
function BesideReading({ children }: { children: ReactNode }) {
  return (
    <CatchBoundary getResetKey={() => 'beside'} errorComponent={() => null}>
      <Suspense>{children}</Suspense>
    </CatchBoundary>
  )
}
