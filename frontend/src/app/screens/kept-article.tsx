import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Loading } from '@/components/loading'
import LockGate from '@/features/account/lock/lock-gate'
import { ShownArticle } from '@/features/knowledge/article-page'
import { KeptNote } from '@/features/saved/kept-note'
import { NotKept } from '@/features/saved/not-kept'
import { isProblem } from '@/lib/api'
import { useDesk, useKeptArticle } from '@/lib/device'
import { articleQuery } from '@/lib/knowledge'

const route = getRouteApi('/$lang/articles/$slug')

/** An article that cannot be fetched now: as it lies on this device, or that it does not. */
export function KeptArticle() {
  // What somebody saved is theirs, also where everyone may read the same text.
  return (
    <LockGate>
      <Kept />
    </LockGate>
  )
}

function Kept() {
  const { slug } = route.useParams()
  const desk = useDesk()
  const kept = useKeptArticle(desk, slug)
  useReturn(slug)
  if (!desk || !kept) return <Loading />
  if (kept === 'gone' || kept === 'unknown') return <NotKept desk={desk} isGone={kept === 'gone'} />
  return <ShownArticle article={kept.article} note={<KeptNote keptAt={kept.keptAt} isReading />} />
}

/** How often to look for a connection that came back unnoticed (milliseconds). */
const LOOK_EVERY = 10_000

/** Read on as usual as soon as there is a connection. */
function useReturn(slug: string): void {
  const router = useRouter()
  const queries = useQueryClient()
  useEffect(() => {
    let isHere = true
    const again = () => void router.invalidate()
    async function look() {
      if (!navigator.onLine || document.hidden) return
      try {
        await queries.fetchQuery({ ...articleQuery(slug), retry: false })
      } catch (error) {
        // What is read here stays as it is until the server says something else.
        if (!isProblem(error) || error.isTransient) return
      }
      // Whoever went on meanwhile is on a screen of its own.
      if (isHere) again()
    }
    window.addEventListener('online', again)
    // A weak signal comes and goes without a word, and may do so before anybody listens.
    const looking = setInterval(() => void look(), LOOK_EVERY)
    return () => {
      isHere = false
      window.removeEventListener('online', again)
      clearInterval(looking)
    }
  }, [router, queries, slug])
}
