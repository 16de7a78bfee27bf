import { Trans } from '@lingui/react/macro'
import styles from './team.module.css'

/** What the picture tells, what it does not, and why. */
export function HowToRead() {
  return (
    <section className={styles.explanation}>
      <h2 className="part-title">
        <Trans>Hoe je dit leest</Trans>
      </h2>
      <ul>
        <li>
          <Trans>
            We tellen alleen collega’s die zelf ja zeiden. Wie coördineert, telt niet mee. Je ziet
            nooit wie dat zijn, en nooit wat iemand schreef.
          </Trans>
        </li>
        <li>
          <Trans>
            Staat er <b>15+</b>, dan schreven minstens vijftien mensen over dat thema. We ronden af
            naar beneden en laten er door toeval nul tot acht weg. Zo is er bijna nooit uit af te
            leiden of een bepaalde collega erbij was.
          </Trans>
        </li>
        <li>
          <Trans>
            Zie je alleen een dunne stippellijn? Dan schreven te weinig mensen erover, of niemand.
            We zeggen niet hoeveel. Het kan dus best dat het thema toch leeft.
          </Trans>
        </li>
        <li>
          <Trans>
            We tonen nooit dat meer dan twee op de drie mensen over iets schreven. In een team van
            minder dan vijftien zie je daarom niets.
          </Trans>
        </li>
        <li>
          <Trans>
            Een kwartaal komt erbij zes weken nadat het voorbij is. Daarna verandert het niet meer.
            Er zijn geen filters en geen totalen: daarmee zou je toch iemand kunnen vinden.
          </Trans>
        </li>
      </ul>
      <p>
        <Trans>
          Een verschil van vijf of tien tussen twee kwartalen zegt weinig. Kijk naar wat blijft
          terugkomen, en praat daarover met je team. Vraag niet wie wat schreef.
        </Trans>
      </p>
    </section>
  )
}
