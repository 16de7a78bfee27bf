import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { ReadingTime } from '@/components/article-list'
import { Html } from '@/components/html'
import { WovenEdge } from '@/components/woven-edge'
import { useFormat } from '@/lib/format'
import { type Alternates, feedsOf, useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { type Article, articleQuery } from '@/lib/knowledge'
import styles from './article-page.module.css'
import { ArticleTools } from './article-tools'
import { Contents } from './contents'
import { LanguageNote } from './language-note'
import { PromptLinks } from './prompt-links'
import { ReadOn } from './read-on'
import { ReflectOnThis } from './reflect-on-this'
import { Sources } from './sources'
import { useCountedReading } from './use-counted-reading'
import { useReading } from './use-reading'

const route = getRouteApi('/$lang/articles/$slug')

/** Where this article stands in every language it exists in. */
export function addressesOf(article: Pick<Article, 'languages'>): Alternates {
  return Object.fromEntries(
    article.languages.map(({ language, slug }) => [language, `/${language}/articles/${slug}`]),
  )
}

type Extras = {
  /** What to know before reading it. */
  note?: ReactNode
  /** What else can be done with the article, beside listening and printing. */
  tools?: (article: Article) => ReactNode
  /** What follows the text. */
  after?: (article: Article) => ReactNode
}

export function ArticlePage(extras: Extras) {
  const { slug } = route.useParams()
  const { data: article } = useSuspenseQuery(articleQuery(slug))
  return <ShownArticle article={article} {...extras} />
}

/** `article`, wherever its text comes from. */
export function ShownArticle({ article, ...extras }: { article: Article } & Extras) {
  const { slug } = route.useParams()
  const navigate = route.useNavigate()
  useEffect(() => {
    // An address that it had once: go on under the one that it has now.
    if (article.slug !== slug) {
      void navigate({ params: (now) => ({ ...now, slug: article.slug }), replace: true })
    }
  }, [article.slug, slug, navigate])
  const alternates = addressesOf(article)
  useHead({
    title: article.title,
    description: article.summary,
    canonical: alternates[article.language] ?? `/${article.language}/articles/${slug}`,
    alternates,
    feeds: feedsOf(article.language, article.theme),
  })
  // Keyed: what was found inside one article's text means nothing in the next.
  return <ArticleView key={article.id + article.language} article={article} {...extras} />
}

function ArticleView({ article, note, tools, after }: { article: Article } & Extras) {
  const text = useRef<HTMLDivElement>(null)
  const { present, thread, line } = useReading(text)
  useCountedReading(article.slug)
  return (
    <article className={`page ${styles.article}`} data-ribbon={article.theme.ribbon}>
      <div ref={line} className={`${styles.line} no-print`} aria-hidden="true" />
      <Opening article={article} />
      <div>
        <Contents headings={article.headings} present={present} thread={thread} />
      </div>
      <div className={styles.main}>
        {note}
        <ArticleTools text={text} language={article.language}>
          {tools?.(article)}
        </ArticleTools>
        <Html ref={text} html={article.html} lang={article.language} />
        <PromptLinks text={text} article={article.slug} />
        <ReflectOnThis article={article} />
        <Sources sources={article.sources} />
        {after?.(article)}
      </div>
      <ReadOn related={article.related} />
    </article>
  )
}

function Opening({ article }: { article: Article }) {
  const lang = useLocale()
  const format = useFormat()
  const foreign = article.language === lang ? undefined : article.language
  return (
    <header className={styles.opening}>
      <WovenEdge ribbon={article.theme.ribbon} className={styles.ribbon} />
      <div className={styles.words}>
        <p className={styles.theme}>
          <Link to="/$lang/themes/$key" params={{ lang, key: article.theme.key }} lang={foreign}>
            {article.theme.title}
          </Link>
        </p>
        <h1 id="page-title" tabIndex={-1} lang={foreign} className={styles.title}>
          {article.title}
        </h1>
        <p lang={foreign} className={styles.summary}>
          {article.summary}
        </p>
        <p className="facts">
          <ReadingTime minutes={article.readingMinutes} />
          <span>{format.day(article.publishedAt)}</span>
        </p>
        <LanguageNote article={article} />
        <p className="facts print-only">
          {window.location.host}
          {addressesOf(article)[article.language]}
        </p>
      </div>
    </header>
  )
}
