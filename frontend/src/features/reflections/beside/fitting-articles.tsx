import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ArticleList } from '@/components/article-list'
import { Button } from '@/components/button'
import styles from './beside.module.css'
import { type Fitting, fittingQuery } from './queries'

/** Articles that may go with this reflection. Nothing when there are none, or they were put away. */
export function FittingArticles({ reflection }: { reflection: string }) {
  const { t } = useLingui()
  const reasonOf = useReason()
  const [away, setAway] = useState(false)
  const { data } = useQuery(fittingQuery(reflection))
  if (!data || data.items.length === 0) return null
  if (away) {
    return (
      <p className="soft no-print" role="status">
        <Trans>De artikels zijn weg. Wil je ze terug, open deze reflectie dan opnieuw.</Trans>
      </p>
    )
  }
  return (
    <section aria-labelledby="fitting" className={`${styles.part} no-print`}>
      <h2 id="fitting" className="part-title">
        <Trans>Misschien past dit erbij</Trans>
      </h2>
      <p className="soft">
        <Trans>Gezocht terwijl je deze bladzijde opende. Er is niets van je tekst bewaard.</Trans>
      </p>
      <ArticleList
        articles={data.items.map((one) => ({ ...one.article, reason: reasonOf(one) }))}
      />
      <Button variant="quiet" onClick={() => setAway(true)}>
        {t`Toon dit niet`}
      </Button>
    </section>
  )
}

/** What an article has in common with the reflection, in words that stand in it. */
function useReason(): (fitting: Fitting) => string {
  const { t } = useLingui()
  return ({ words }) => {
    const list = words.join(', ')
    return t`Gaat ook over: ${list}`
  }
}
