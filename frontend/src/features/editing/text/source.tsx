import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Folded } from '@/components/folded'
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
  const { madeFrom } = text
  if (!madeFrom) return null
  return (
    <Folded
      isOpen
      className={styles.original}
      summary={
        <h2 id={name} className="part-title">
          <Trans>
            De tekst in het {names.language(madeFrom.language)}, versie{' '}
            {madeFrom.current ?? madeFrom.revision}
          </Trans>
        </h2>
      }
    >
      <Original id={madeFrom.currentId ?? madeFrom.id} labelledBy={name} />
    </Folded>
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
        <p className="strong">{data.title}</p>
        <p>{data.summary}</p>
      </div>
      <Html html={data.html} lang={data.language} />
    </section>
  )
}
