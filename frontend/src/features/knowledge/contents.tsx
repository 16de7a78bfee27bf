import { Trans, useLingui } from '@lingui/react/macro'
import type { RefObject } from 'react'
import { WovenEdge } from '@/components/woven-edge'
import type { Article } from '@/lib/knowledge'
import styles from './contents.module.css'

type Props = {
  headings: Article['headings']
  /** Id of the heading that is being read. */
  present: string | undefined
  /** Receives `--progress`: the ribbon grows along the contents while one reads. */
  thread: RefObject<HTMLDivElement | null>
}

/** What is in the article and how far you are: beside the text, or folded above it on a phone. */
export function Contents({ headings, present, thread }: Props) {
  const { t } = useLingui()
  const chapters = headings.filter((heading) => heading.level === 2)
  if (chapters.length < 2) return null
  const list = (
    <ol className={styles.list}>
      {chapters.map(({ id, text }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            aria-current={id === present ? 'location' : undefined}
            className={styles.link}
          >
            {text}
          </a>
        </li>
      ))}
    </ol>
  )
  return (
    <>
      <details className={`${styles.folded} no-print`}>
        <summary>
          <Trans>In dit artikel</Trans>
        </summary>
        <nav aria-label={t`In dit artikel`}>{list}</nav>
      </details>
      <nav aria-label={t`In dit artikel`} className={`${styles.beside} no-print`}>
        <div ref={thread} className={styles.thread} aria-hidden="true">
          <WovenEdge className={styles.woven} />
        </div>
        {list}
      </nav>
    </>
  )
}
