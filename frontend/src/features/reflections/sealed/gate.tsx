import { Trans } from '@lingui/react/macro'
import { LockKeyhole } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { type Desk, type Loaded, type ReflectionContent, useKeyRing, useOpened } from '@/lib/device'
import styles from './sealed.module.css'
import { Unlock } from './unlock'

type Props = {
  desk: Desk
  id: string
  content: ReflectionContent
  children: (content: ReflectionContent) => ReactNode
}

/** Shows `children` with the words; of a sealed reflection only once it is unlocked. */
export function Gate({ desk, id, content, children }: Props) {
  const opened = useOpened(desk, id, content)
  if (opened.state === 'open') return children(opened.content)
  if (opened.state === 'opening') return <Loading />
  if (opened.state === 'locked' && opened.keyId) {
    return <Shut desk={desk} keyId={opened.keyId} />
  }
  return (
    <Notice tone="warning">
      <Trans>
        Deze verzegelde reflectie gaat niet open. Wat er staat, is veranderd of hoort bij een andere
        sleutel.
      </Trans>
    </Notice>
  )
}

type NewestProps = {
  desk: Desk
  id: string
  loaded: Loaded
  children: (start: Loaded) => ReactNode
}

/**
 * The gate in front of an editor. What it opens is what this device has at the moment of
 * unlocking, not what the editor began with; while somebody writes, nothing changes under them.
 */
export function EditorGate({ desk, id, loaded, children }: NewestProps) {
  const edition = useKeyRing()
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew whenever something is unlocked
  const content = useMemo(
    () => desk.outbox.entries.get(id)?.content ?? loaded.content,
    [desk, id, loaded, edition],
  )
  return (
    <Gate desk={desk} id={id} content={content}>
      {(words) => children({ ...loaded, content: words })}
    </Gate>
  )
}

/** A sealed reflection, shut. */
function Shut({ desk, keyId }: { desk: Desk; keyId: string }) {
  const [isOpening, setOpening] = useState(false)
  return (
    <section className={styles.shut} aria-labelledby="sealed-title">
      <h2 id="sealed-title" className={styles.title}>
        <LockKeyhole size={20} strokeWidth={1.75} aria-hidden="true" />
        <Trans>Verzegeld</Trans>
      </h2>
      <p>
        <Trans>Alleen jij kunt dit openen, met je wachtzin, je passkey of je herstelcode.</Trans>
      </p>
      {isOpening ? (
        <Unlock desk={desk} keyId={keyId} />
      ) : (
        <Button variant="primary" onClick={() => setOpening(true)}>
          <Trans>Ontgrendelen</Trans>
        </Button>
      )}
    </section>
  )
}
