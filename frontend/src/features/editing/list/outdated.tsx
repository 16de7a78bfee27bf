import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import { More } from '../data/more'
import { useNames } from '../data/names'
import { type TextSummary, textsQuery } from '../data/queries'
import { Comparison } from '../history/comparison'
import styles from './list.module.css'

/** Translations of texts that changed since, and what changed; nothing when all are up to date. */
export function OutdatedTexts() {
  const texts = useInfiniteQuery(textsQuery({ outdated: 'true' }))
  const rows = texts.data?.pages.flatMap(({ items }) => items) ?? []
  if (isProblem(texts.error)) return <ProblemText problem={texts.error} />
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="outdated" className={styles.part}>
      <h2 id="outdated" className={styles.name}>
        <Trans>Verouderde vertalingen</Trans>
      </h2>
      <ul className={styles.rows}>
        {rows.map((text) => (
          <Row key={text.id} text={text} />
        ))}
      </ul>
      <More of={texts} />
    </section>
  )
}

function Row({ text }: { text: TextSummary }) {
  const lang = useLocale()
  const names = useNames()
  const [isOpen, setOpen] = useState(false)
  const { id, title, language, theme, madeFrom } = text
  return (
    <li className={styles.row} data-ribbon={names.ribbon(theme)}>
      <Link
        to="/$lang/editing/$id"
        params={{ lang, id }}
        lang={title ? language : undefined}
        className={styles.title}
      >
        {title || <Trans>Zonder titel</Trans>}
      </Link>
      {madeFrom?.current != null && (
        <>
          <p className={styles.soft}>
            {names.language(language)} ·{' '}
            <Trans>
              gemaakt van versie {madeFrom.revision}; lezers hebben nu versie {madeFrom.current} in
              het {names.language(madeFrom.language)}
            </Trans>
          </p>
          <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>
              <Trans>Wat er veranderde</Trans>
            </summary>
            {isOpen && (
              <Comparison
                id={madeFrom.translation}
                language={madeFrom.language}
                from={String(madeFrom.revision)}
                to={String(madeFrom.current)}
              />
            )}
          </details>
        </>
      )}
    </li>
  )
}
