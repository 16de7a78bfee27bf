import { Trans } from '@lingui/react/macro'
import { Check, CloudOff, Ellipsis, TriangleAlert } from 'lucide-react'
import type { WritingStatus } from '@/lib/device'
import styles from './save-status.module.css'

const ICONS = {
  saving: Ellipsis,
  saved: Check,
  kept: CloudOff,
  memory: TriangleAlert,
  unkept: TriangleAlert,
  'signed-out': CloudOff,
  refused: TriangleAlert,
  conflict: TriangleAlert,
}

/**
 * Where the words are, in a word or two. What is seen follows every pause; what is spoken only
 * changes when the words come to rest somewhere else, so that it never talks through the writing.
 */
export function SaveStatus({ status }: { status: WritingStatus }) {
  const Icon = status === 'empty' ? null : ICONS[status]
  return (
    <div className={styles.status} data-status={status}>
      <p className={styles.seen} aria-hidden="true">
        {Icon && <Icon size={16} strokeWidth={1.75} />}
        <StatusText status={status} />
      </p>
      <p role="status" className="visually-hidden">
        {status !== 'saving' && <StatusText status={status} />}
      </p>
    </div>
  )
}

function StatusText({ status }: { status: WritingStatus }) {
  switch (status) {
    case 'empty':
      return null
    case 'saving':
      return <Trans>Wordt bewaard…</Trans>
    case 'saved':
      return <Trans>Bewaard</Trans>
    case 'kept':
    case 'signed-out':
      return <Trans>Bewaard op dit toestel</Trans>
    case 'memory':
      return <Trans>Nog niet bewaard. Laat dit venster open.</Trans>
    case 'unkept':
      return <Trans>Dit toestel kan het nu niet bewaren. Laat dit venster open.</Trans>
    case 'refused':
      return <Trans>Bewaard op dit toestel, nog niet bij Klankbord</Trans>
    case 'conflict':
      return <Trans>Er zijn twee versies</Trans>
  }
}
