import { Trans } from '@lingui/react/macro'
import { Checkbox } from '@/components/form'
import { chooseRemembering, useRemembering } from '@/lib/remembering'

/** Whether *Vandaag* shows on this device what was written on this day before. */
export function OnThisDayChoice() {
  const isShown = useRemembering() !== 'never'
  return (
    <Checkbox
      isSelected={isShown}
      onChange={(wanted) => chooseRemembering(wanted ? 'shown' : 'never')}
    >
      <Trans>Toon op Vandaag wat ik vroeger rond deze dag schreef (op dit toestel)</Trans>
    </Checkbox>
  )
}
