import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ImportedFile, ImportReport } from '../data/transfer'
import styles from './transfer.module.css'

const OUTCOMES = ['created', 'updated', 'kept'] as const
const OUTCOME_NAMES: Record<(typeof OUTCOMES)[number], MessageDescriptor> = {
  created: msg`Nieuw`,
  updated: msg`Verandert`,
  kept: msg`Blijft zoals het hier is`,
}
const WORDS: Record<string, MessageDescriptor> = {
  title: msg`titel`,
  summary: msg`samenvatting`,
  tags: msg`onderwerpen`,
  sources: msg`bronnen`,
  body: msg`tekst`,
}
const REMARKS: Record<string, MessageDescriptor> = {
  picture: msg`afbeeldingen om zelf op te laden`,
  taken: msg`afbeeldingen meegekomen`,
  gallery: msg`galerijen`,
  code: msg`onderdelen van WordPress die hier niet bestaan`,
  embed: msg`stukken van andere sites`,
  comments: msg`reacties die wegblijven`,
  title: msg`titel die ingekort is`,
}

/** What happens to every text: first what asks for attention, and how many stay as they are. */
export function Report({ report }: { report: ImportReport }) {
  const same = report.files.filter(({ outcome }) => outcome === 'unchanged').length
  const left = report.leftOut.reduce((sum, { number }) => sum + number, 0)
  return (
    <div className={styles.report}>
      {report.refused.length > 0 && <Refusals report={report} />}
      {OUTCOMES.map((outcome) => (
        <Group
          key={outcome}
          outcome={outcome}
          files={report.files.filter((file) => file.outcome === outcome)}
        />
      ))}
      {same > 0 && (
        <p className={styles.soft}>
          <Plural
            value={same}
            one="# bestand is hetzelfde als hier."
            other="# bestanden zijn hetzelfde als hier."
          />
        </p>
      )}
      {left > 0 && (
        <p className={styles.soft}>
          <Plural
            value={left}
            one="# stuk blijft weg: een menu, een stijl of iets uit de prullenmand."
            other="# stukken blijven weg: menu’s, stijlen en wat in de prullenmand zat."
          />
        </p>
      )}
    </div>
  )
}

function Group({ outcome, files }: { outcome: (typeof OUTCOMES)[number]; files: ImportedFile[] }) {
  const { t } = useLingui()
  if (files.length === 0) return null
  return (
    <section aria-labelledby={`import-${outcome}`} className={styles.group}>
      <h3 id={`import-${outcome}`} className={styles.strong}>
        {t(OUTCOME_NAMES[outcome])} ({files.length})
      </h3>
      <ul className={styles.rows}>
        {files.map((file) => (
          <li key={file.file} className={styles.row}>
            <span className={styles.file}>{file.file}</span>
            <What file={file} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function What({ file }: { file: ImportedFile }) {
  const { t } = useLingui()
  const changes = file.changes.map((name) => (WORDS[name] ? t(WORDS[name]) : name))
  const remarks = file.remarks.map(({ code, number }) => {
    const said = REMARKS[code] ? t(REMARKS[code]) : code
    return `${number} × ${said}`
  })
  const told = [...changes, ...remarks].join(', ')
  return told ? <span className={styles.soft}>{told}</span> : null
}

function Refusals({ report }: { report: ImportReport }) {
  return (
    <section aria-labelledby="import-refused" className={styles.group}>
      <h3 id="import-refused" className={styles.strong}>
        <Trans>Kan niet binnenkomen</Trans> ({report.refused.length})
      </h3>
      <ul className={styles.rows}>
        {report.refused.map(({ file, line, reason }) => (
          <li key={`${file} ${line} ${reason}`} className={styles.row}>
            <span className={styles.file}>{file}</span>
            {report.kind === 'archive' ? (
              <span>
                <Trans>Regel {line}</Trans>: {reason}
              </span>
            ) : (
              <span>{reason}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
