import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import type { ArticleSummary } from '@/lib/knowledge'
import styles from './article-list.module.css'
import { WovenRow } from './woven-row'

type Item = Pick<
  ArticleSummary,
  'id' | 'slug' | 'language' | 'title' | 'summary' | 'theme' | 'readingMinutes'
> & { publishedAt?: string; reason?: ReactNode }

type Props = {
  articles: Item[]
  /** Level of the titles: one below the heading the list stands under. */
  level?: 2 | 3
  showTheme?: boolean
}

/** Articles as a list of titles with their ribbon, in rows divided by hairlines. */
export function ArticleList({ articles, level = 3, showTheme = true }: Props) {
  return (
    <ul className={styles.list}>
      {articles.map((article) => (
        <ArticleRow key={article.id} article={article} level={level} showTheme={showTheme} />
      ))}
    </ul>
  )
}

function ArticleRow({
  article,
  level,
  showTheme,
}: { article: Item } & Required<Omit<Props, 'articles'>>) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const lang = useLocale()
  const format = useFormat()
  return (
    <WovenRow ribbon={article.theme.ribbon} leads className={styles.body}>
      <Heading className={styles.title}>
        <Link
          to="/$lang/articles/$slug"
          params={{ lang, slug: article.slug }}
          lang={article.language === lang ? undefined : article.language}
        >
          {article.title}
        </Link>
      </Heading>
      <p className={styles.summary} lang={article.language === lang ? undefined : article.language}>
        {article.summary}
      </p>
      <p className="facts">
        {showTheme && <span className={styles.theme}>{article.theme.title}</span>}
        <ReadingTime minutes={article.readingMinutes} />
        {article.publishedAt && <span>{format.day(article.publishedAt)}</span>}
        {article.reason && <span>{article.reason}</span>}
      </p>
    </WovenRow>
  )
}

export function ReadingTime({ minutes }: { minutes: number }) {
  return (
    <span>
      <Trans>
        <Plural value={minutes} one="# minuut" other="# minuten" /> lezen
      </Trans>
    </span>
  )
}
