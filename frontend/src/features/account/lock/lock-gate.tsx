import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { Loading } from '@/components/loading'
import { type Desk, useDesk } from '@/lib/device'
import { readPresence, wantsLock, watch } from '@/lib/lock'
import { LockScreen } from './lock-screen'

/**
 * Covers the screens inside while the device is locked. They stay as they are underneath, with
 * every word that was not sent yet.
 */
export default function LockGate({ children }: { children: ReactNode }) {
  const desk = useDesk()
  const isLocked = useLocked(desk)
  // A page that begins locked shows nothing before the device is open and can be unlocked.
  const [beganLocked] = useState(() => wantsLock(readPresence(), Date.now()))

  useEffect(() => (desk ? watch(desk.lock) : undefined), [desk])

  if (!desk && beganLocked) return <Loading />
  return (
    <>
      {children}
      {desk && isLocked && <LockScreen desk={desk} />}
    </>
  )
}

const never = () => () => undefined
const open = () => false

function useLocked(desk: Desk | null): boolean {
  return useSyncExternalStore(desk?.lock.subscribe ?? never, desk?.lock.isLocked ?? open)
}
