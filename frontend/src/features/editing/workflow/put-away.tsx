import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { UndoBar } from '@/components/undo-bar'
import { isProblem } from '@/lib/api'
import { announce } from '@/lib/live'
import { usePutAway, useRestore } from '../data/acts'
import { readManuscript, type Text } from '../data/queries'
import type { Saver } from '../text/saver'
import { Refused } from './refused'
import styles from './workflow.module.css'

type Kept = { id: string; number: number }

/** Let go of what is being written; the words are kept, and one press brings them back. */
export function PutAway({ text, saver }: { text: Text; saver: Saver }) {
  const { t } = useLingui()
  const [kept, setKept] = useState<Kept | null>(null)
  const putAway = usePutAway(text.id)
  const restore = useRestore()

  const letGo = async () => {
    if (!(await saver.flush())) return
    const done = await putAway.run(saver.state.version)
    if (!done) return
    try {
      saver.replace(await readManuscript(text.id))
    } catch (error) {
      if (!isProblem(error)) throw error
    }
    setKept(done.kept)
    if (!done.kept) announce(t`Opzijgelegd`)
  }
  const takeUp = async () => {
    if (!kept) return
    const read = await restore.run({ revision: kept.id, why: '' })
    if (!read) return
    saver.replace(read)
    setKept(null)
    announce(t`Je schrijft nu verder vanaf versie ${kept.number}`)
  }
  return (
    <div className={styles.part}>
      {text.abilities.discard && (
        <Refused problem={putAway.problem}>
          <Button variant="quiet" busy={putAway.busy} onClick={() => void letGo()}>
            <Trans>Leg opzij wat hier geschreven is</Trans>
          </Button>
          <p className="soft">
            {text.published || text.submission ? (
              <Trans>
                De tekst gaat terug naar wat het laatst ingediend of gepubliceerd is. De woorden
                blijven bewaard als versie.
              </Trans>
            ) : (
              <Trans>De woorden blijven bewaard als versie.</Trans>
            )}
          </p>
        </Refused>
      )}
      <Refused problem={restore.problem}>{null}</Refused>
      <UndoBar onUndo={() => void takeUp()}>
        {kept && <Trans>Opzijgelegd, bewaard als versie {kept.number}</Trans>}
      </UndoBar>
    </div>
  )
}
