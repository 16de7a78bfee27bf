import { Trans } from '@lingui/react/macro'
import { Part } from './part'

/** What becomes of what people delete, and of everything when they leave. */
export function LettingGo() {
  return (
    <>
      <Part title={<Trans>Prullenbak</Trans>}>
        <p>
          <Trans>
            Verwijder je een reflectie, dan gaat ze eerst naar je prullenbak. Je vindt ze dan
            nergens anders meer, ook niet als je zoekt. Na dertig dagen wist de server ze vanzelf.
            Jij kunt ze eerder terugzetten of voorgoed wissen.
          </Trans>
        </p>
      </Part>
      <Part title={<Trans>Hoelang je reflecties blijven</Trans>}>
        <p>
          <Trans>
            Je reflecties blijven tot jij ze wist. Bij je account kun je kiezen dat oude reflecties
            vanzelf weggaan, zoveel jaar nadat je ze laatst veranderde. Je ziet dertig dagen vooraf
            hoeveel het er zijn. Daarna liggen ze nog dertig dagen in je prullenbak.
          </Trans>
        </p>
      </Part>
      <Part title={<Trans>Als je je account wist</Trans>}>
        <p>
          <Trans>
            Bij je account kun je alles wissen: je reflecties en prullenbak, wat je bewaarde, je
            notities en lijsten, je reacties, je naam, je e-mailadres en je sleutel. Dat gebeurt
            meteen en in één keer. Je krijgt een mail die het bevestigt, zonder iets van je tekst.
          </Trans>
        </p>
        <p>
          <Trans>
            In reservekopieën blijft staan wat er stond, tot die kopieën verlopen. Wat versleuteld
            was, kan zonder je sleutel niemand meer openen, ook de beheerder niet. De sleutels
            worden daarom apart bewaard, en alleen de nieuwste kopie. Je naam, je e-mailadres en je
            reacties waren niet versleuteld; die staan tot dan nog leesbaar in die kopieën.
          </Trans>
        </p>
        <p>
          <Trans>
            Dit blijft wel: artikels die je als redacteur schreef, zonder je naam, en verslagen van
            wie wanneer iets aan artikels, reacties of rechten veranderde. Daarin staat alleen een
            nummer dat nergens meer naar leidt.
          </Trans>
        </p>
      </Part>
    </>
  )
}
