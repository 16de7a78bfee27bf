import { Trans, useLingui } from '@lingui/react/macro'
import { useSaying } from '../data/use-saying'
import type { Strand } from '../data/weaves'
import styles from './compare.module.css'
import type { Side } from './two-weaves'

type Props = {
  strands: Strand[]
  sides: [Side, Side]
  touching: string[]
  picked: string | null
}

/** Both weaves in words: all that the two pictures show. */
export function WordsTable({ strands, sides: [left, right], touching, picked }: Props) {
  const { t } = useLingui()
  const sayLeft = useSaying(left.kind)
  const sayRight = useSaying(right.kind)
  return (
    <section className={styles.side} aria-labelledby="compare-words">
      <h2 id="compare-words" className="part-title">
        <Trans>In woorden</Trans>
      </h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Lint</Trans>
            </th>
            <th scope="col">{left.title}</th>
            <th scope="col">{right.title}</th>
          </tr>
        </thead>
        <tbody>
          {strands.map(({ key, name }) => (
            <tr key={key} data-picked={key === picked || undefined}>
              <th scope="row">{name}</th>
              <td>{sayLeft(left.entries[key])}</td>
              <td>
                {sayRight(right.entries[key])}
                {touching.includes(key) && <>, {t`weegt voor jullie allebei`}</>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
