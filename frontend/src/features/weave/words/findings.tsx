import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Strand } from '../data/weaves'
import styles from './words.module.css'

export type Finding = {
  key: string
  title: ReactNode
  /** What one can do with it. */
  text: ReactNode
  strands: string[]
}

/** What there is to see in a weave, or in two: a title, the strands, and what to do with it. */
export function Findings({ strands, findings }: { strands: Strand[]; findings: Finding[] }) {
  const { i18n } = useLingui()
  const names = new Intl.ListFormat(i18n.locale, { type: 'conjunction' })
  const found = findings.filter((finding) => finding.strands.length > 0)
  return (
    <dl className={styles.findings}>
      {found.map(({ key, title, text, strands: keys }) => (
        <div key={key} className={styles.finding}>
          <dt className="strong">{title}</dt>
          <dd>
            <p className={styles.names}>
              {names.format(
                keys.map((one) => strands.find((strand) => strand.key === one)?.name ?? one),
              )}
            </p>
            <p className="soft">{text}</p>
          </dd>
        </div>
      ))}
    </dl>
  )
}
