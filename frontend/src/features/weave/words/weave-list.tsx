import { Trans, useLingui } from '@lingui/react/macro'
import { choiceOf, IMPORTANT } from '../data/standings'
import type { Entries, Kind, Strand } from '../data/weaves'
import styles from './words.module.css'

type Props = {
  kind: Kind
  strands: Strand[]
  entries: Entries
  touching?: string[]
  onPick: (key: string) => void
}

/** The weave in words: everything that the picture shows, and as good to work with. */
export function WeaveList({ kind, strands, entries, touching = [], onPick }: Props) {
  const { t } = useLingui()
  return (
    <ol className={styles.list}>
      {strands.map(({ key, name }) => {
        const entry = entries[key]
        if (!entry) return null
        return (
          <li key={key} className={styles.row}>
            <h3 className={styles.name}>{name}</h3>
            <div className={styles.said}>
              <p>
                {t(choiceOf(entry.standing).label)}
                {entry.important && (
                  <strong>
                    {' · '}
                    {touching.includes(key) ? t`weegt voor jullie allebei` : t(IMPORTANT[kind])}
                  </strong>
                )}
              </p>
              {entry.word && (
                <p dir="auto" className={styles.word}>
                  {entry.word}
                </p>
              )}
              {entry.question && (
                <p className="soft">
                  <Trans>Vraag: {entry.question}</Trans>
                </p>
              )}
            </div>
            <button
              type="button"
              className={styles.change}
              aria-haspopup="dialog"
              aria-label={t`${name} aanpassen`}
              onClick={() => onPick(key)}
            >
              <Trans>Aanpassen</Trans>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
