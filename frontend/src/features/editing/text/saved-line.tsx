import { Trans } from '@lingui/react/macro'
import { Button } from '@/components/button'
import { ProblemText } from '@/components/problem-text'
import type { Saver, Saving } from './saver'
import styles from './text.module.css'

/** Where the words are: seen at every pause, spoken when they came to rest or did not. */
export function SavedLine({ saver, saving }: { saver: Saver; saving: Saving }) {
  const { status, problem } = saving
  const isBusy = status === 'saving' || status === 'waiting'
  const isLost = status === 'trouble' || status === 'refused'
  return (
    <div className={styles.saved} data-status={status}>
      {isBusy && (
        <p aria-hidden="true">
          {status === 'saving' ? <Trans>Wordt bewaard…</Trans> : <Trans>Nog niet bewaard</Trans>}
        </p>
      )}
      <p role="status" className={isBusy ? 'visually-hidden' : undefined}>
        <Rest saving={saving} />
      </p>
      {isLost && problem && !problem.isUnreachable && (
        <p>
          <ProblemText problem={problem} />
        </p>
      )}
      {isLost && (
        <Button variant="quiet" onClick={() => void saver.flush()}>
          <Trans>Bewaar nu</Trans>
        </Button>
      )}
    </div>
  )
}

function Rest({ saving: { status, open } }: { saving: Saving }) {
  switch (status) {
    case 'saved':
      return open ? <Trans>Alles is bewaard</Trans> : null
    case 'trouble':
      return (
        <Trans>
          Nog niet bewaard. Je woorden staan in dit venster en we proberen het opnieuw. Laat het
          open.
        </Trans>
      )
    case 'refused':
      return (
        <Trans>Nog niet alles is bewaard. Kijk na wat er mis is en laat dit venster open.</Trans>
      )
    case 'stale':
      return <Trans>Nog niet bewaard. Iemand anders schreef hier ook.</Trans>
    default:
      return null
  }
}
