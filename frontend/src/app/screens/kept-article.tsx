import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Loading } from '@/components/loading'
import LockGate from '@/features/account/lock/lock-gate'
import { ShownArticle } from '@/features/knowledge/article-page'
import { KeptNote } from '@/features/saved/kept-note'
import { NotKept } from '@/features/saved/not-kept'
import { useDesk, useKeptArticle } from '@/lib/device'

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
  useReturn()
  if (!desk || !kept) return <Loading />
  if (kept === 'gone' || kept === 'unknown') return <NotKept desk={desk} isGone={kept === 'gone'} />
  return <ShownArticle article={kept.article} note={<KeptNote keptAt={kept.keptAt} isReading />} />
}

/** Read on as usual as soon as there is a connection. */
function useReturn(): void {
  const router = useRouter()
  useEffect(() => {
    const again = () => void router.invalidate()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [router])
}
