import { Trans } from '@lingui/react/macro'
import { Part } from './part'

/** What the coordinator of an organisation sees of its people: never one of them. */
export function CountedInATeam() {
  return (
    <Part title={<Trans>Wat je organisatie ziet</Trans>}>
      <p>
        <Trans>
          Standaard: niets. Zeg je bij je account zelf ja, dan tel je mee in wat de coördinator van
          je organisatie ziet: welke thema’s er leven, per kwartaal. Een thema staat er pas als
          minstens tien mensen erover schreven. We tonen een afgerond getal, weken na het kwartaal,
          en laten er door toeval een paar mensen uit weg.
        </Trans>
      </p>
      <p>
        <Trans>
          Daarvoor tellen we alleen het thema en de datum van wat je schrijft vanaf je ja. Je kunt
          altijd stoppen. Dat geldt meteen, voor alles wat nog moet verschijnen. Wat al te zien was,
          verandert niet: zou een getal zakken net nadat jij stopt, dan kon iemand zien dat jij het
          was.
        </Trans>
      </p>
      <p>
        <Trans>
          Helemaal waterdicht is geen enkel getal. Wie van alle anderen zeker weet of ze over een
          thema schreven, kan over jou iets vermoeden. Door het toeval blijft dat een vermoeden: per
          getal is er hoogstens één kans op 161 dat zo iemand het zeker weet.
        </Trans>
      </p>
    </Part>
  )
}
