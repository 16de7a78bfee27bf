import { Trans } from '@lingui/react/macro'
import type { Export } from './exports'

/** How far the newest export is, for who cannot see the bar: by quarters, or it would not end. */
export function SpokenProgress({ item }: { item: Export | undefined }) {
  return (
    <div role="status" className="visually-hidden">
      {item && <Said item={item} />}
    </div>
  )
}

function Said({ item }: { item: Export }) {
  if (item.state === 'ready') return <Trans>Je bestand is klaar. Je kunt het nu ophalen.</Trans>
  if (item.state === 'failed') return <Trans>Het bestand maken is niet gelukt.</Trans>
  if (item.state === 'waiting') return <Trans>Je bestand staat in de rij.</Trans>
  const percent = Math.floor((4 * item.done) / Math.max(1, item.total)) * 25
  return <Trans>We maken je bestand: {percent} procent.</Trans>
}
