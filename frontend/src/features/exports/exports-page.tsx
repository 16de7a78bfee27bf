import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { useDesk, useUnsent } from '@/lib/device'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { ExportItem } from './export-item'
import { exportsQuery, isRunning } from './exports'
import styles from './exports.module.css'
import { NewExport } from './new-export'
import { SpokenProgress } from './spoken-progress'

/** One's own reflections as a file to keep. */
export function ExportsPage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { data: items = [], error } = useQuery(exportsQuery)
  useHead({ title: t`Neem je reflecties mee` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        eyebrow={
          <Link to="/$lang/reflections" params={{ lang }} activeOptions={{ exact: true }}>
            <Trans>Je reflecties</Trans>
          </Link>
        }
        lead={<Trans>Als bestand, om te bewaren of te printen. Alleen jij kunt het ophalen.</Trans>}
      >
        <Trans>Neem je reflecties mee</Trans>
      </PageTitle>
      {isProblem(error) && (
        <Notice tone="warning" live>
          <ProblemText problem={error} />
        </Notice>
      )}
      <Unsent />
      <SpokenProgress item={items[0]} />
      {items.length > 0 && (
        <section className={styles.part} aria-labelledby="exports">
          <h2 id="exports" className="part-title">
            <Trans>Je bestanden</Trans>
          </h2>
          <ul className={styles.items}>
            {items.map((item) => (
              <ExportItem key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
      <NewExport isBusy={items.some(isRunning)} />
      <p className={styles.care}>
        <Trans>
          In het bestand is alles leesbaar. Bewaar het op een plek waar alleen jij bij kunt. Wij
          bewaren het versleuteld, en na een dag is het weg.
        </Trans>
      </p>
    </div>
  )
}

/** What waits on this device is not at the server yet, so it cannot come along. */
function Unsent() {
  const desk = useDesk()
  if (useUnsent(desk).length === 0) return null
  return (
    <Notice>
      <Trans>
        Op dit toestel wacht nog iets om te verzenden. Het komt pas mee als het verstuurd is.
      </Trans>
    </Notice>
  )
}
