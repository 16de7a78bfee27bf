import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@/components/button'
import { FileProgress } from '@/components/file-drop'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import styles from './attachments.module.css'
import { UNREADABLE } from './preparing'
import type { Sending } from './use-sending'

type Props = { sending: Sending; onAgain: () => void; onLetGo: () => void }

/** A file on its way, or one that did not arrive. */
export function SendingRow({ sending, onAgain, onLetGo }: Props) {
  const { t } = useLingui()
  const { file, problem } = sending
  const name = file.name
  if (!problem) {
    return (
      <li className={styles.row}>
        <Progress name={name} part={sending.part} />
      </li>
    )
  }
  const isOurs = problem.status === 413 && problem.detail === ''
  return (
    <li className={styles.row}>
      <Notice tone="warning" live>
        <p className={styles.name}>{name}</p>
        <p>
          {isOurs ? (
            <Trans>
              Dit bestand is te groot. Een bijlage mag hoogstens 10 MB zijn. Bewaar het kleiner en
              probeer opnieuw.
            </Trans>
          ) : problem.code === UNREADABLE ? (
            <Trans>
              Je browser kan dit bestand niet openen, en kan het dus niet verzegelen. Kies een foto
              als JPEG, PNG of WebP, of een pdf.
            </Trans>
          ) : (
            <>
              {problem.title && problem.status < 500 && problem.status !== 429 && (
                <>{problem.title}. </>
              )}
              <ProblemText problem={problem} />
            </>
          )}
        </p>
        <div className={styles.actions}>
          {problem.isTransient && (
            <Button variant="quiet" aria-label={t`Opnieuw proberen: ${name}`} onClick={onAgain}>
              <Trans>Opnieuw proberen</Trans>
            </Button>
          )}
          <Button variant="quiet" aria-label={t`Laat maar: ${name}`} onClick={onLetGo}>
            <Trans>Laat maar</Trans>
          </Button>
        </div>
      </Notice>
    </li>
  )
}

function Progress({ name, part }: { name: string; part: number | null }) {
  const arrived = part ?? 0
  return (
    <FileProgress part={arrived}>
      {arrived < 1 ? (
        <Trans>{name}: bezig met versturen</Trans>
      ) : (
        <Trans>{name}: we maken de bijlage klaar</Trans>
      )}
    </FileProgress>
  )
}
