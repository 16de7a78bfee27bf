import { Trans } from '@lingui/react/macro'
import type { Article } from '@/lib/knowledge'
import styles from './article-page.module.css'

/** What the article leans on, as a reader would look it up. */
export function Sources({ sources }: { sources: Article['sources'] }) {
  if (sources.length === 0) return null
  return (
    <section className={styles.sources} aria-labelledby="sources">
      <h2 id="sources" className={styles.heading}>
        <Trans>Bronnen</Trans>
      </h2>
      <ol>
        {sources.map(({ author, year, title, publisher, url }) => (
          <li key={`${author} ${year} ${title}`}>
            {author} ({year}). {url ? <a href={url}>{title}</a> : <cite>{title}</cite>}
            {publisher && `. ${publisher}`}.
          </li>
        ))}
      </ol>
    </section>
  )
}
