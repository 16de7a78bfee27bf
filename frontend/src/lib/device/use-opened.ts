import { useEffect, useState } from 'react'
import { keyIdOf } from '@/lib/sealed'
import { opened } from './closed'
import type { Desk } from './desk'
import type { ReflectionContent } from './reflections'
import { ownKey, useKeyRing } from './sealing-keys'

/** `locked`: its key is not unlocked here; `broken`: what is kept does not open with it. */
export type Opened =
  | { state: 'open'; content: ReflectionContent }
  | { state: 'opening' | 'broken' }
  | { state: 'locked'; keyId: string | null }

type Tried = { of: ReflectionContent; content: ReflectionContent | null }

/** The words of a reflection, also of a sealed one whose key is unlocked. */
export function useOpened(desk: Desk, id: string, content: ReflectionContent): Opened {
  useKeyRing()
  const [tried, setTried] = useState<Tried | null>(null)
  const keyId = content.envelope ? keyIdOf(content.envelope) : null
  const key = ownKey(desk, keyId)

  useEffect(() => {
    setTried(null)
    if (!key || !content.envelope) return
    let isWanted = true
    opened(key, id, content)
      .then((words) => isWanted && setTried({ of: content, content: words }))
      .catch(() => isWanted && setTried({ of: content, content: null }))
    return () => {
      isWanted = false
    }
  }, [key, id, content])

  if (!content.envelope) return { state: 'open', content }
  if (!keyId) return { state: 'broken' }
  if (!key) return { state: 'locked', keyId }
  if (tried?.of !== content) return { state: 'opening' }
  return tried.content ? { state: 'open', content: tried.content } : { state: 'broken' }
}
