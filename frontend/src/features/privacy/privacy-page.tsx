import { Trans, useLingui } from '@lingui/react/macro'
import { PageTitle } from '@/components/page-title'
import { everyLanguage, useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { CountedInATeam } from './counted-in-a-team'
import { LettingGo } from './letting-go'
import { Part } from './part'
import styles from './privacy-page.module.css'
import { WhoReadsWhat } from './who-reads-what'

/** Who can read what, in plain words. Says the same as `docs/privacy.md`. */
export function PrivacyPage() {
  const { t } = useLingui()
  const lang = useLocale()
  useHead({
    title: t`Privacy`,
    description: t`Wie kan wat lezen in Klankbord, en wat bewaren we?`,
    canonical: `/${lang}/privacy`,
    alternates: everyLanguage('/privacy'),
  })
  return (
    <div className={`page page-narrow ${styles.text}`}>
      <PageTitle
        lead={
          <Trans>Wat je in Klankbord schrijft, is van jou. Hier lees je wat dat betekent.</Trans>
        }
      >
        <Trans>Wie kan wat lezen?</Trans>
      </PageTitle>
      <WhoReadsWhat />
      <Part title={<Trans>Je reflecties</Trans>}>
        <p>
          <Trans>
            Alleen jij leest je reflecties. Elke reflectie wordt versleuteld voor ze in de databank
            komt, met een sleutel die alleen voor jou gebruikt wordt. De databank zelf weigert
            bovendien om rijen van een ander te tonen.
          </Trans>
        </p>
        <p>
          <Trans>
            Niet versleuteld zijn de dingen waarop je sorteert of filtert: de datum, het thema, de
            werkvorm en wanneer je iets bewaarde. Je titel en alles wat je schrijft, zijn wel
            versleuteld.
          </Trans>
        </p>
        <p>
          <Trans>
            Om snel te kunnen zoeken, bewaart de server ook een lijst van de woorden in je
            reflecties. Die is op dezelfde manier versleuteld. Wat je zoekt, wordt nergens bewaard.
          </Trans>
        </p>
      </Part>
      <CountedInATeam />
      <Part title={<Trans>De beheerder van de server</Trans>}>
        <p>
          <Trans>
            We zijn er eerlijk over: wie de server beheert, beheert ook de hoofdsleutel. Die staat
            niet in de databank. Een kopie van de databank alleen is dus niet te lezen. Klankbord
            heeft geen scherm waarop een beheerder reflecties ziet, en in logboeken staat nooit wat
            je schreef.
          </Trans>
        </p>
        <p>
          <Trans>
            Wie de databank én de hoofdsleutel heeft, kan technisch gezien alles openen. Dat geldt
            ook voor wie het programma verandert of in het geheugen van de server kan kijken. Zonder
            sleutel ziet een beheerder alleen hoeveel reflecties je hebt, hun datum, thema en
            werkvorm, hoe lang ze zijn, en of ze in de prullenbak liggen.
          </Trans>
        </p>
        <p>
          <Trans>
            Wat je verzegelt, blijft ook dan dicht. Zo’n reflectie gaat op slot op je eigen toestel,
            met haar actiepunten, vlechtwerk en bijlagen. De dag, het thema en het soort gesprek
            zijn wel te zien.
          </Trans>
        </p>
      </Part>
      <LettingGo />
      <Part title={<Trans>Op je eigen toestel</Trans>}>
        <p>
          <Trans>
            Terwijl je schrijft, bewaart je browser een kladversie, zodat er niets verloren gaat als
            de verbinding wegvalt. Die kladversie is versleuteld en verdwijnt als je je afmeldt.
          </Trans>
        </p>
        <p>
          <Trans>
            Je kunt een slot op je scherm zetten. Ben je even weg, dan zie je alleen nog een leeg
            scherm, tot je je code geeft. Van die code bewaart je toestel alleen een afdruk. Het
            slot houdt meekijkers tegen, niet iemand die je toestel zelf openbreekt.
          </Trans>
        </p>
        <p>
          <Trans>
            Verder onthoudt je browser je taal, of je licht of donker koos, en dat er iemand
            aangemeld was. Met een slot ook wanneer je er het laatst was. Meer niet.
          </Trans>
        </p>
      </Part>
      <Part title={<Trans>Lezen zonder account</Trans>}>
        <p>
          <Trans>
            Voor artikels en zoeken heb je geen account nodig. Er zijn geen cookies die je volgen,
            en geen pagina haalt iets op bij een ander bedrijf. Luister je naar een artikel, dan
            leest je browser voor; sommige browsers gebruiken daarvoor een dienst van hun maker.
          </Trans>
        </p>
        <p>
          <Trans>
            Stond een artikel twintig seconden open, dan tellen we dat het gelezen is. We bewaren
            het artikel, de dag en het aantal, en niets over jou.
          </Trans>
        </p>
      </Part>
      <Part title={<Trans>Je account</Trans>}>
        <p>
          <Trans>
            We bewaren je e-mailadres, je naam zoals jij die opgeeft, je taal en bij welke
            organisatie je hoort. Je wachtwoord bewaren we alleen als een afdruk waaruit het niet
            terug te halen is. We mailen je over je account, en nergens anders over.
          </Trans>
        </p>
      </Part>
    </div>
  )
}
