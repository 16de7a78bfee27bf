import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { RibbonRow, RibbonRows } from '@/components/ribbon-rows'
import { type Desk, excerptOf, useEntries } from '@/lib/device'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { RIBBON_OF_THEME } from '@/lib/knowledge'
import styles from './today.module.css'

const MOST = 3

/** What was left open on this device, to go on with. */
export function Drafts({ desk }: { desk: Desk }) {
  const lang = useLocale()
  const format = useFormat()
  const entries = useEntries(desk)
  // What begins on this screen after it opened stands in the field, not in this list.
  const [opened] = useState(() => new Set(entries.map(({ id }) => id)))
  const drafts = entries
    .filter((entry) => entry.open && entry.removeAt === null && opened.has(entry.id))
    .slice(0, MOST)
  if (drafts.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="drafts">
      <h2 id="drafts" className="part-title">
        <Trans>Nog open</Trans>
      </h2>
      <RibbonRows>
        {drafts.map(({ id, content, changedAt }) => (
          <RibbonRow
            key={id}
            className={styles.line}
            ribbon={content.theme ? RIBBON_OF_THEME[content.theme] : undefined}
          >
            <Link
              to="/$lang/reflections/$id/edit"
              params={{ lang, id }}
              dir="auto"
              className={styles.title}
            >
              {content.title || excerptOf(Object.values(content.answers)) || (
                <Wordless isSealed={content.envelope !== null} />
              )}
            </Link>
            <p className="soft">{format.moment(new Date(changedAt))}</p>
          </RibbonRow>
        ))}
      </RibbonRows>
    </section>
  )
}

function Wordless({ isSealed }: { isSealed: boolean }) {
  return isSealed ? <Trans>Verzegeld</Trans> : <Trans>Zonder tekst</Trans>
}
