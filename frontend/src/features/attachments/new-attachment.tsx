import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { FileDrop } from '@/components/file-drop'
import { announce } from '@/lib/live'
import type { EntryKey } from '@/lib/sealed'
import { KINDS } from './attachments'
import styles from './attachments.module.css'
import { SendingRow } from './sending-row'
import { useSending } from './use-sending'

type Props = {
  reflection: string
  /** What seals them before they leave, when the reflection is sealed. */
  seal: EntryKey | null
}

/** A place for files: choose them, drop them here, or paste them anywhere on the page. */
export function NewAttachment({ reflection, seal }: Props) {
  const { t } = useLingui()
  const sending = useSending(reflection, seal, (name) => announce(t`${name} is toegevoegd`))
  usePastedFiles(sending.add)
  return (
    <>
      {sending.waiting.length > 0 && (
        <ul className={styles.rows}>
          {sending.waiting.map((one) => (
            <SendingRow
              key={one.key}
              sending={one}
              onAgain={() => sending.again(one.key)}
              onLetGo={() => sending.letGo(one.key)}
            />
          ))}
        </ul>
      )}
      <FileDrop
        action={<Trans>Bijlage toevoegen</Trans>}
        label={t`Plaats voor een bijlage`}
        inputLabel={t`Foto of pdf`}
        kinds={KINDS}
        multiple
        onFiles={sending.add}
      >
        {seal ? (
          <Trans>
            Een foto of een pdf, hoogstens 10 MB. Die gaat op slot voor ze je toestel verlaat. Waar
            en wanneer een foto gemaakt is, halen we eruit. Wat een programma in een pdf schreef,
            zoals een naam, blijft erin. Alleen jij kunt dat lezen.
          </Trans>
        ) : (
          <Trans>
            Een foto of een pdf, hoogstens 10 MB. Je kunt ze ook hierheen slepen of plakken. Waar en
            wanneer een foto gemaakt is en wie een pdf maakte, halen we eruit.
          </Trans>
        )}
      </FileDrop>
    </>
  )
}

/** Files that are pasted on the page; words go where they always go. */
function usePastedFiles(add: (files: Iterable<File>) => void): void {
  const latest = useRef(add)
  latest.current = add
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files
      if (!files?.length || event.defaultPrevented) return
      if (event.clipboardData?.types.includes('text/plain')) return
      event.preventDefault()
      latest.current(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
