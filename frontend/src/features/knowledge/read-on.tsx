import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { ArticleList, ReadingTime } from '@/components/article-list'
import { WovenEdge } from '@/components/woven-edge'
import { useLocale } from '@/lib/i18n'
import type { Article } from '@/lib/knowledge'
import styles from './article-page.module.css'

type Related = Article['related'][number]

/** At the end: the one article to read next, and what lies near too, each with its reason. */
export function ReadOn({ related }: { related: Related[] }) {
  const reasonOf = useReason()
  const [next, ...others] = related
  if (!next) return null
  return (
    <div className={`${styles.related} no-print`}>
      <Next article={next} reason={reasonOf(next)} />
      {others.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related" className={styles.heading}>
            <Trans>Lees ook</Trans>
          </h2>
          <ArticleList articles={others.map((one) => ({ ...one, reason: reasonOf(one) }))} />
        </section>
      )}
    </div>
  )
}

function Next({ article, reason }: { article: Related; reason: string }) {
  const lang = useLocale()
  const foreign = article.language === lang ? undefined : article.language
  return (
    <section aria-labelledby="next" className={styles.next} data-ribbon={article.theme.ribbon}>
      <WovenEdge ribbon={article.theme.ribbon} className={styles['next-edge']} />
      <div className={styles['next-words']}>
        <h2 id="next" className={styles['next-heading']}>
          <Trans>Hierna lezen</Trans>
        </h2>
        <p className={styles['next-title']}>
          <Link to="/$lang/articles/$slug" params={{ lang, slug: article.slug }} lang={foreign}>
            {article.title}
          </Link>
        </p>
        <p lang={foreign}>{article.summary}</p>
        <p className="facts">
          <span>{reason}</span>
          <ReadingTime minutes={article.readingMinutes} />
        </p>
      </div>
    </section>
  )
}

/** Says in words what a related article has in common with the one that is being read. */
function useReason(): (article: Related) => string {
  const { t } = useLingui()
  return ({ reason }) => {
    const tags = reason.tags.map((tag) => tag.replaceAll('-', ' ')).join(', ')
    if (tags) return t`Gaat ook over ${tags}`
    return reason.sameTheme ? t`Zelfde thema` : t`Lijkt op dit artikel`
  }
}
