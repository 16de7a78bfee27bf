import { Trans } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { clockTrouble, followClock, isTimeCertain, rightNow } from '@/lib/clock'
import { useFormat } from '@/lib/format'
import { Notice } from './notice'

/** Says kindly that the date of this device cannot be right. Nothing when it can. */
export function ClockNotice() {
  const trouble = useSyncExternalStore(followClock, clockTrouble)
  const format = useFormat()
  if (!trouble) return null
  const [said, right] = [format.day(new Date()), format.day(new Date(rightNow()))]
  return (
    <div className="page no-print">
      <Notice live title={<Trans>De datum van dit toestel klopt niet</Trans>}>
        <p>
          {isTimeCertain() ? (
            <Trans>
              Het toestel zegt {said}. Klankbord rekent met {right}. Er gaat niets verloren. Je zet
              de datum goed in de instellingen van je toestel.
            </Trans>
          ) : (
            <Trans>
              Het toestel zegt {said}, en die dag is al voorbij. Er gaat niets verloren. Je zet de
              datum goed in de instellingen van je toestel.
            </Trans>
          )}
        </p>
      </Notice>
    </div>
  )
}
