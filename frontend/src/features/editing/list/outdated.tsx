import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ProblemText } from '@/components/problem-text'
import { RibbonRow, RibbonRows } from '@/components/ribbon-rows'
import { isProblem, itemsOf } from '@/lib/api'
import { More } from '../data/more'
import { useNames } from '../data/names'
import { type TextSummary, textsQuery } from '../data/queries'
import { TextLink } from '../data/text-link'
import { WhatChanged } from '../history/comparison'
import styles from './list.module.css'

/** Translations of texts that changed since, and what changed; nothing when all are up to date. */
export function OutdatedTexts() {
  const texts = useInfiniteQuery(textsQuery({ outdated: 'true' }))
  const rows = itemsOf(texts.data)
  if (isProblem(texts.error)) return <ProblemText problem={texts.error} />
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="outdated" className={styles.part}>
      <h2 id="outdated" className="part-title">
        <Trans>Verouderde vertalingen</Trans>
      </h2>
      <RibbonRows>
        {rows.map((text) => (
          <Row key={text.id} text={text} />
        ))}
      </RibbonRows>
      <More of={texts} />
    </section>
  )
}

function Row({ text }: { text: TextSummary }) {
  const names = useNames()
  const { id, title, language, theme, madeFrom } = text
  return (
    <RibbonRow ribbon={names.ribbon(theme)}>
      <TextLink id={id} title={title} language={language} />
      {madeFrom?.current != null && (
        <>
          <p className="soft">
            {names.language(language)} ·{' '}
            <Trans>
              gemaakt van versie {madeFrom.revision}; lezers hebben nu versie {madeFrom.current} in
              het {names.language(madeFrom.language)}
            </Trans>
          </p>
          <WhatChanged
            id={madeFrom.translation}
            language={madeFrom.language}
            from={String(madeFrom.revision)}
            to={String(madeFrom.current)}
          />
        </>
      )}
    </RibbonRow>
  )
}
