import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import styles from './insights.module.css'

type Props = {
  id: string
  title: string
  /** A level below the page, or below another picture. */
  level?: 2 | 3
  /** What is seen, in a sentence or two. */
  sentence: string
  children: ReactNode
}

/** A picture with a heading and, for whoever does not look at pictures, a sentence and a table. */
export function Picture({ id, title, level = 2, sentence, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section aria-labelledby={id} className={styles.part}>
      <Heading id={id} className={level === 2 ? 'part-title' : styles.title}>
        {title}
      </Heading>
      <p className={styles.sentence}>{sentence}</p>
      {children}
    </section>
  )
}

type TableProps = {
  caption: string
  head: ReactNode[]
  rows: { key: string; cells: ReactNode[] }[]
}

/** The figures behind a picture. The first cell of a row says what the row is about. */
export function TableBehind({ caption, head, rows }: TableProps) {
  return (
    <details className={styles.behind}>
      <summary>
        <Trans>Toon als tabel</Trans>
      </summary>
      {/* A wide table moves by itself, also with the keys, and the page stays where it is. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroll} aria-label={caption} tabIndex={0}>
        <table className={styles.table}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {head.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                <th key={at} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [first, ...others] }) => (
              <tr key={key}>
                <th scope="row">{first}</th>
                {others.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
