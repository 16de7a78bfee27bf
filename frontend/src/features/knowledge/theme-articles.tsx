import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { ArticleList } from '@/components/article-list'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { itemsOf } from '@/lib/api'
import { LANGUAGE_NAMES, LOCALES, type Locale, useLocale } from '@/lib/i18n'
import { type ArticleSummary, articlesQuery } from '@/lib/knowledge'
import styles from './theme-page.module.css'

type Props = { theme: string; language: Locale; tag: string | undefined }

/** The articles of a theme, with what narrows them down. */
export function ThemeArticles({ theme, language, tag }: Props) {
  // What is shown stays until what was chosen has come in.
  const [inLanguage, withTag] = [useDeferredValue(language), useDeferredValue(tag)]
  const filter = { theme, language: inLanguage, pageSize: 100 }
  const all = useSuspenseInfiniteQuery(articlesQuery(filter))
  const list = useSuspenseInfiniteQuery(
    articlesQuery(withTag ? { ...filter, tag: withTag } : filter),
  )
  const shown = itemsOf(list.data)
  return (
    <>
      <LanguageFilter theme={theme} language={language} />
      <TagFilter theme={theme} language={language} tags={tagsOf(itemsOf(all.data))} tag={tag} />
      {shown.length === 0 ? (
        <EmptyState title={<Trans>Hier staat nog niets</Trans>}>
          <p>
            <Trans>
              In deze taal is er over dit thema nog geen artikel. Kies hierboven een andere taal.
            </Trans>
          </p>
        </EmptyState>
      ) : (
        <ArticleList articles={shown} showTheme={false} />
      )}
      {list.hasNextPage && (
        <Button className={styles.more} busy={list.isFetching} onClick={() => list.fetchNextPage()}>
          <Trans>Toon meer</Trans>
        </Button>
      )}
    </>
  )
}

/** Every tag once, the most used first. */
function tagsOf(articles: ArticleSummary[]): string[] {
  const counts = new Map<string, number>()
  for (const tag of articles.flatMap((article) => article.tags)) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([tag]) => tag)
}

function LanguageFilter({ theme, language }: { theme: string; language: Locale }) {
  const { t } = useLingui()
  const lang = useLocale()
  return (
    <nav aria-label={t`Taal van de artikels`} className={styles.filter}>
      {LOCALES.map((locale) => (
        <Link
          key={locale}
          to="/$lang/themes/$key"
          params={{ lang, key: theme }}
          search={locale === lang ? {} : { language: locale }}
          resetScroll={false}
          lang={locale}
          activeOptions={{ exact: true }}
          aria-current={locale === language ? 'true' : undefined}
          className={`choice ${styles.choice}`}
        >
          {LANGUAGE_NAMES[locale]}
        </Link>
      ))}
    </nav>
  )
}

type TagProps = { theme: string; language: Locale; tags: string[]; tag: string | undefined }

function TagFilter({ theme, language, tags, tag }: TagProps) {
  const { t } = useLingui()
  const lang = useLocale()
  if (tags.length < 2) return null
  return (
    <nav aria-label={t`Onderwerp`} className={styles.filter}>
      {[undefined, ...tags].map((one) => (
        <Link
          key={one ?? ''}
          to="/$lang/themes/$key"
          params={{ lang, key: theme }}
          search={{ ...(language !== lang && { language }), ...(one && { tag: one }) }}
          resetScroll={false}
          activeOptions={{ exact: true }}
          aria-current={one === tag ? 'true' : undefined}
          className={`choice ${styles.choice}`}
        >
          {one ? one.replaceAll('-', ' ') : <Trans>Alles</Trans>}
        </Link>
      ))}
    </nav>
  )
}
