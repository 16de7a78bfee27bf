import { useLingui } from '@lingui/react/macro'
import type { SignalQuarter } from '@/lib/signals'
import { useQuarterNames } from './quarters'
import { COLUMN, ROW, ribbonShapes } from './ribbon-shape'
import styles from './ribbons.module.css'
import { useThemeNames } from './theme-names'

/** One ribbon per theme, thicker where more people wrote. `quarters`: the oldest first. */
export function Ribbons({ quarters }: { quarters: SignalQuarter[] }) {
  const { t } = useLingui()
  const themes = useThemeNames()
  const names = useQuarterNames()
  const most = Math.max(
    ...quarters.flatMap((quarter) => quarter.themes.map(({ atLeast }) => atLeast)),
  )
  const columns = { gridTemplateColumns: `repeat(${quarters.length}, minmax(0, 1fr))` }
  return (
    <div
      role="img"
      aria-label={t`Per thema een lint, dikker waar meer mensen erover schreven. In de tabel hieronder staat hetzelfde in woorden.`}
      className={styles.picture}
    >
      {themes.map(({ key, title, ribbon }) => {
        const values = quarters.map(
          (quarter) => quarter.themes.find(({ theme }) => theme === key)?.atLeast,
        )
        return (
          <div key={key} data-ribbon={ribbon} className={styles.row}>
            <p className={styles.theme}>{title}</p>
            <div className={styles.lane}>
              <Ribbon values={values} most={most} />
              <div className={styles.cells} style={columns}>
                {values.map((value, place) => (
                  <span key={quarters[place]?.firstDay} className={styles.number}>
                    {value !== undefined && `${value}+`}
                  </span>
                ))}
              </div>
            </div>
          </div>
        )
      })}
      <div className={styles.cells} style={columns}>
        {quarters.map((quarter) => (
          <span key={quarter.firstDay} className={styles.quarter}>
            <span>{names.short(quarter)}</span>
            <span>{names.year(quarter)}</span>
          </span>
        ))}
      </div>
    </div>
  )
}

type RibbonProps = { values: (number | undefined)[]; most: number }

function Ribbon({ values, most }: RibbonProps) {
  const width = values.length * COLUMN
  return (
    <svg
      className={styles.ribbon}
      viewBox={`0 0 ${width} ${ROW}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <line x1="0" x2={width} y1={ROW / 2} y2={ROW / 2} className={styles.thread} />
      {ribbonShapes(values, most).map((shape) => (
        <path key={shape} d={shape} className={styles.shape} />
      ))}
    </svg>
  )
}
