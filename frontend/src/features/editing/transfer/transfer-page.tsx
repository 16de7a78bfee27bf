import { Trans, useLingui } from '@lingui/react/macro'
import { Download } from 'lucide-react'
import { Button, buttonClass } from '@/components/button'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { ToEditing } from '@/components/to-editing'
import { useHead } from '@/lib/head'
import { EVERYTHING } from '../data/transfer'
import { ChooseFile } from './choose-file'
import { Report } from './report'
import styles from './transfer.module.css'
import { type Import, useImport } from './use-import'

/** Everything out, and texts in. */
export function TransferPage() {
  const { t } = useLingui()
  const found = useImport()
  useHead({ title: t`In en uit` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        eyebrow={<ToEditing />}
        lead={<Trans>Neem alle teksten mee, of haal teksten van elders binnen.</Trans>}
      >
        <Trans>In en uit</Trans>
      </PageTitle>
      <section aria-labelledby="out" className={styles.part}>
        <h2 id="out" className="part-title">
          <Trans>Alles meenemen</Trans>
        </h2>
        <p className={styles.lead}>
          <Trans>
            Je krijgt een zipbestand met thema’s, artikelen in elke taal, wat nog in de maak is,
            synoniemen en afbeeldingen. De teksten zijn Markdown: je kunt ze overal openen. Namen
            van mensen staan er niet bij. Foto’s komen mee zonder de plek en het moment waarop ze
            gemaakt zijn.
          </Trans>
        </p>
        <a href={EVERYTHING} download className={buttonClass()}>
          <Download size={18} strokeWidth={1.6} aria-hidden="true" />
          <Trans>Download alles</Trans>
        </a>
      </section>
      <section aria-labelledby="in" className={styles.part}>
        <h2 id="in" className="part-title">
          <Trans>Teksten binnenhalen</Trans>
        </h2>
        <p className={styles.lead}>
          <Trans>
            Kies een zipbestand dat hier gedownload is, of een exportbestand van WordPress. Eerst
            zie je wat er zou veranderen. Wat binnenkomt, wordt een tekst in de maak: een collega
            leest hem na voor lezers hem krijgen.
          </Trans>
        </p>
        {found.shown || found.done ? <Shown found={found} /> : <ChooseFile found={found} />}
      </section>
    </div>
  )
}

function Shown({ found }: { found: Import }) {
  const report = found.done ?? found.shown
  if (!report) return null
  const changing = report.files.some(({ outcome }) => /^(created|updated)$/.test(outcome))
  return (
    <>
      <Notice tone={found.done ? 'success' : report.possible ? 'info' : 'warning'} live>
        {found.done ? (
          <p>
            <Trans>De teksten zijn binnen. Je vindt ze in de redactie.</Trans>
          </p>
        ) : !report.possible ? (
          <p>
            <Trans>
              Er klopt iets niet in dit bestand, dus er kan niets binnenkomen. Maak in orde wat
              hieronder staat, en kies het bestand opnieuw.
            </Trans>
          </p>
        ) : changing ? (
          <p>
            <Trans>Er is nog niets veranderd. Kijk na wat er zou veranderen.</Trans>
          </p>
        ) : (
          <p>
            <Trans>Dit bestand verandert niets: alles staat hier al zo, of is hier nieuwer.</Trans>
          </p>
        )}
      </Notice>
      <Report report={report} />
      <div className={styles.actions}>
        {!found.done && report.possible && changing && (
          <Button variant="primary" busy={found.progress !== null} onClick={found.confirm}>
            <Trans>Haal dit binnen</Trans>
          </Button>
        )}
        <Button onClick={found.startOver}>
          <Trans>Kies een ander bestand</Trans>
        </Button>
      </div>
      {found.problem && <Refused found={found} />}
    </>
  )
}

function Refused({ found }: { found: Import }) {
  return (
    <Notice tone="warning" title={found.problem?.title} live>
      {found.problem && <ProblemText problem={found.problem} />}
    </Notice>
  )
}
