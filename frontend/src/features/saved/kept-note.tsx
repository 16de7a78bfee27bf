import { Trans } from '@lingui/react/macro'
import { useFormat } from '@/lib/format'
import styles from './kept.module.css'

/** From when what is on screen is, when it comes from this device. */
export function KeptNote({ keptAt, isReading = false }: { keptAt: number; isReading?: boolean }) {
  const format = useFormat()
  const moment = format.moment(new Date(keptAt))
  return (
    <p role="status" className={`soft ${styles.note} ${isReading ? styles.reading : ''} no-print`}>
      <Trans>Je leest wat op dit toestel bewaard is, van {moment}.</Trans>
    </p>
  )
}
