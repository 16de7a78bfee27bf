import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { SignalQuarter } from '@/lib/signals'
import { useQuarterNames } from './quarters'
import styles from './team.module.css'
import { useThemeNames } from './theme-names'

/** What the ribbons show, in words. `quarters`: the newest first. */
export function SignalsTable({ quarters }: { quarters: SignalQuarter[] }) {
  const { t } = useLingui()
  const themes = useThemeNames()
  const names = useQuarterNames()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, with the keyboard too
    <section className={styles.scroll} aria-label={t`Tabel van thema’s en kwartalen`} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Kwartaal</Trans>
            </th>
            {themes.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {quarters.map((quarter) => (
            <tr key={quarter.firstDay}>
              <th scope="row">{names.full(quarter)}</th>
              {themes.map(({ key }) => (
                <td key={key}>
                  <Cell value={quarter.themes.find(({ theme }) => theme === key)?.atLeast} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ value }: { value: number | undefined }) {
  if (value === undefined) {
    return (
      <span className="soft">
        <Trans>niet getoond</Trans>
      </span>
    )
  }
  return <Plural value={value} one="minstens # mens" other="minstens # mensen" />
}
