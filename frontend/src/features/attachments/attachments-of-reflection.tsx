import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { UndoBar } from '@/components/undo-bar'
import { isProblem } from '@/lib/api'
import { isBehind, isUnderway, useAlongKey, useDesk } from '@/lib/device'
import { useOnline } from '@/lib/online'
import { useRemoval } from '@/lib/removal'
import { AttachmentRow } from './attachment-row'
import { ATTACHMENTS, type Attachment, attachmentsQuery, remove } from './attachments'
import styles from './attachments.module.css'
import { NewAttachment } from './new-attachment'
import { useFollowSeal, useShown } from './sealed'

type Props = {
  reflection: string
  /** The server has it, so that something can belong to it. */
  isSent: boolean
  /** It is sealed there. */
  isSealed: boolean
}

/** Photos and PDF files that a person keeps with one reflection. */
export function AttachmentsOfReflection({ reflection, isSent, isSealed }: Props) {
  const isOnline = useOnline()
  return (
    <section className={`${styles.part} no-print`} aria-labelledby="attachments">
      <h2 id="attachments" className="part-title">
        <Trans>Bijlagen</Trans>
      </h2>
      {isSent && <Kept reflection={reflection} isSealed={isSealed} isOnline={isOnline} />}
      {!isOnline && (
        <p className="soft">
          <Trans>Je bent zonder verbinding. Een bijlage toevoegen kan dan niet.</Trans>
        </p>
      )}
      {isOnline && !isSent && (
        <p className="soft" role="status">
          <Trans>Zodra deze reflectie verstuurd is, kun je hier een foto of pdf toevoegen.</Trans>
        </p>
      )}
    </section>
  )
}

type KeptProps = { reflection: string; isSealed: boolean; isOnline: boolean }

function Kept({ reflection, isSealed, isOnline }: KeptProps) {
  const { data, error } = useQuery(attachmentsQuery(reflection, isSealed))
  const desk = useDesk()
  const key = useAlongKey(desk)
  const open = useShown(desk, data?.items ?? NONE)
  useFollowSeal(desk, open)
  const removal = useRemoval<Attachment>(remove, CHANGED)
  if (!data && !isOnline) return null
  if (!data && isProblem(error)) {
    return (
      <Notice live>
        <ProblemText problem={error} />
      </Notice>
    )
  }
  if (!data) return <Loading />
  const shown = open.filter(({ id }) => id !== removal.waiting?.id)
  return (
    <>
      {removal.problem && (
        <Notice tone="warning" live>
          <ProblemText problem={removal.problem} />
        </Notice>
      )}
      {shown.some((one) => one.sealed && isBehind(one)) && (
        <p className="soft" role="status">
          <Trans>
            Nog niet alle bijlagen zijn mee verzegeld. Dat gebeurt zodra je ontgrendeld bent en er
            verbinding is.
          </Trans>
        </p>
      )}
      {shown.length > 0 && (
        <ul className={styles.rows}>
          {shown.map((one) => (
            <AttachmentRow
              key={one.id}
              attachment={one}
              isFollowing={(key !== null && isBehind(one)) || isUnderway(one)}
              onRemove={removal.ask}
            />
          ))}
        </ul>
      )}
      <UndoBar onUndo={removal.undo}>
        {removal.waiting && <Trans>Je bijlage is verwijderd</Trans>}
      </UndoBar>
      {isOnline &&
        (isSealed && !key ? (
          <p className="soft">
            <Trans>Ontgrendel je reflectie om er een bijlage bij te doen.</Trans>
          </p>
        ) : (
          <NewAttachment reflection={reflection} seal={isSealed ? key : null} />
        ))}
    </>
  )
}

const CHANGED = [ATTACHMENTS]
const NONE: Attachment[] = []
