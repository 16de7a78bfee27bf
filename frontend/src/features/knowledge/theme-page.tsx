import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Html } from '@/components/html'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { WovenEdge } from '@/components/woven-edge'
import { feedsOf, useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { themeQuery } from '@/lib/knowledge'
import { ThemeArticles } from './theme-articles'
import { ThemeBundle } from './theme-bundle'
import styles from './theme-page.module.css'

const route = getRouteApi('/$lang/themes/$key')

export function ThemePage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { key } = route.useParams()
  const { tag, language = lang } = route.useSearch()
  const { data: theme } = useSuspenseQuery(themeQuery(key, lang))
  useHead({
    title: theme.title,
    description: theme.summary,
    canonical: `/${lang}/themes/${key}`,
    alternates: Object.fromEntries(
      theme.languages.map((language) => [language, `/${language}/themes/${key}`]),
    ),
    feeds: feedsOf(lang, theme),
  })
  return (
    <div className="page" data-ribbon={theme.ribbon}>
      <div className={styles.opening}>
        <WovenEdge ribbon={theme.ribbon} className={styles.ribbon} />
        <PageTitle
          eyebrow={
            <Link to="/$lang/themes" params={{ lang }}>
              <Trans>Thema’s</Trans>
            </Link>
          }
          lead={theme.summary}
        >
          {theme.title}
        </PageTitle>
      </div>
      <div className={styles.columns}>
        <section aria-label={t`Inleiding`} className={styles.introduction}>
          <Html html={theme.html} lang={theme.language} />
        </section>
        <section aria-labelledby="theme-articles">
          <h2 id="theme-articles" className={styles.heading}>
            <Trans>Artikels</Trans>
          </h2>
          <Suspense fallback={<Loading />}>
            <ThemeArticles theme={theme.key} language={language} tag={tag} />
          </Suspense>
          <ThemeBundle theme={theme} language={lang} />
        </section>
      </div>
    </div>
  )
}
