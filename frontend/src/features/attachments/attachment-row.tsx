import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { LockKeyhole } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/button'
import { isBehind } from '@/lib/device'
import { useFormat } from '@/lib/format'
import { addressOf } from './attachments'
import styles from './attachments.module.css'
import { DownloadButton } from './download-button'
import { PictureDialog } from './picture-dialog'
import { RenameForm } from './rename-form'
import type { Shown } from './sealed'
import { Trouble } from './trouble'
import { useSaving } from './use-content'

type Props = {
  attachment: Shown
  /** It is being sealed or opened: what the server has of it will be gone in a moment. */
  isFollowing: boolean
  onRemove: (attachment: Shown) => void
}

/** One attachment: looked at, fetched, given another name, or removed. */
export function AttachmentRow({ attachment, isFollowing, onRemove }: Props) {
  const { t } = useLingui()
  const [open, setOpen] = useState<'picture' | 'name' | null>(null)
  const renaming = useRef<HTMLButtonElement>(null)
  const saving = useSaving(attachment)
  const { name, isShut } = attachment
  const isBack = useRef(false)
  const close = () => {
    isBack.current = true
    setOpen(null)
  }
  useEffect(() => {
    if (open !== null || !isBack.current) return
    isBack.current = false
    renaming.current?.focus()
  }, [open])
  if (open === 'name' && !isShut) {
    return (
      <li className={styles.row}>
        <RenameForm attachment={attachment} onClose={close} />
      </li>
    )
  }
  // Its name belongs in an envelope, in which it follows.
  const isToBeSealed = attachment.sealed && isBehind(attachment)
  return (
    <li className={`${styles.row} ${styles.kept}`}>
      <Look attachment={attachment} isFollowing={isFollowing} onOpen={() => setOpen('picture')} />
      <div className={styles.about}>
        <p className={styles.name}>{name}</p>
        <Facts attachment={attachment} />
        {saving.problem && <Trouble problem={saving.problem} />}
        <div className={styles.actions}>
          {!isShut && <DownloadButton attachment={attachment} saving={saving} />}
          {!isShut && !isToBeSealed && (
            <Button
              ref={renaming}
              variant="quiet"
              aria-label={t`Andere naam: ${name}`}
              onClick={() => setOpen('name')}
            >
              <Trans>Andere naam</Trans>
            </Button>
          )}
          <Button
            variant="quiet"
            aria-label={t`Verwijder: ${name}`}
            onClick={() => onRemove(attachment)}
          >
            <Trans>Verwijder</Trans>
          </Button>
        </div>
      </div>
      {!isShut && (
        <PictureDialog
          attachment={attachment}
          isOpen={open === 'picture'}
          onClose={() => setOpen(null)}
        />
      )}
    </li>
  )
}

type LookProps = { attachment: Shown; isFollowing: boolean; onOpen: () => void }

/** What stands in front of it: a small picture that opens, a sheet, or a lock. */
function Look({ attachment, isFollowing, onOpen }: LookProps) {
  const { t } = useLingui()
  const { name, kind, isShut, inside } = attachment
  if (isShut) {
    return (
      <span className={styles.sheet} aria-hidden="true">
        <LockKeyhole size={24} strokeWidth={1.75} />
      </span>
    )
  }
  if (kind !== 'picture') {
    return (
      <span className={styles.sheet} aria-hidden="true">
        PDF
      </span>
    )
  }
  const kept = isFollowing ? null : addressOf(attachment, 'preview')
  const small = inside ? inside.preview : kept
  return (
    <button type="button" className={styles.thumb} aria-label={t`Bekijk: ${name}`} onClick={onOpen}>
      {small ? <img src={small} alt="" loading="lazy" /> : <Trans>Foto</Trans>}
    </button>
  )
}

function Facts({ attachment: { kind, pages, size, envelope } }: { attachment: Shown }) {
  const format = useFormat()
  return (
    <p className={styles.facts}>
      {kind === 'picture' && (
        <>
          <Trans>Foto</Trans>
          {' · '}
        </>
      )}
      {kind === 'pdf' && (
        <>
          {envelope && pages === null ? (
            <Trans>Pdf</Trans>
          ) : (
            <Plural value={pages ?? 1} one="Pdf, # bladzijde" other="Pdf, # bladzijden" />
          )}
          {' · '}
        </>
      )}
      {format.size(size)}
    </p>
  )
}
