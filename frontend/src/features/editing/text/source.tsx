import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Html } from '@/components/html'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { useNames } from '../data/names'
import { revisionQuery, type Text } from '../data/queries'
import styles from './text.module.css'

/** The text that is translated, beside what is written or above it. */
export function Source({ text }: { text: Text }) {
  const names = useNames()
  const name = useId()
  const [isOpen, setOpen] = useState(true)
  const { madeFrom } = text
  if (!madeFrom) return null
  return (
    <details
      className={styles.original}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h2 id={name} className={styles.name}>
          <Trans>
            De tekst in het {names.language(madeFrom.language)}, versie{' '}
            {madeFrom.current ?? madeFrom.revision}
          </Trans>
        </h2>
      </summary>
      {isOpen && <Original id={madeFrom.currentId ?? madeFrom.id} labelledBy={name} />}
    </details>
  )
}

function Original({ id, labelledBy }: { id: string; labelledBy: string }) {
  const { data, error } = useQuery(revisionQuery(id))
  if (isProblem(error)) return <ProblemText problem={error} />
  if (!data) return <Loading />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
    <section aria-labelledby={labelledBy} tabIndex={0} className={styles.scrolls}>
      <div lang={data.language} className={styles.words}>
        <p className={styles.strong}>{data.title}</p>
        <p>{data.summary}</p>
      </div>
      <Html html={data.html} lang={data.language} />
    </section>
  )
}
