import { Plural, Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from '@/components/card'
import { useLocale } from '@/lib/i18n'
import { articlesQuery } from '@/lib/knowledge'
import styles from './today.module.css'

/** The newest article in the reader's language. Nothing while it cannot be fetched. */
export function NewToRead() {
  const lang = useLocale()
  const { data } = useInfiniteQuery(articlesQuery({ language: lang, pageSize: 1 }))
  const article = data?.pages[0]?.items[0]
  if (!article) return null
  return (
    <aside className={styles.read} aria-labelledby="read">
      <h2 id="read" className="part-title">
        <Trans>Nieuw om te lezen</Trans>
      </h2>
      <Card ribbon={article.theme.ribbon}>
        <p className="soft">{article.theme.title}</p>
        <h3 className={`part-title ${styles.headline}`}>
          <Link to="/$lang/articles/$slug" params={{ lang, slug: article.slug }}>
            {article.title}
          </Link>
        </h3>
        <p>{article.summary}</p>
        <p className="soft">
          <Plural value={article.readingMinutes} one="# minuut lezen" other="# minuten lezen" />
        </p>
      </Card>
    </aside>
  )
}
