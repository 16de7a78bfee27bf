import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { everyLanguage, useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { isThemeKey } from '@/lib/knowledge'
import { SearchForm } from './search-form'
import { SearchHelp } from './search-help'
import { SearchResults } from './search-results'
import { ThemeFilter } from './theme-filter'

const route = getRouteApi('/$lang/search')

export function SearchPage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { q, theme } = route.useSearch()
  const themeKey = isThemeKey(theme) ? theme : undefined
  useHead({
    title: q ? t`Zoeken naar ${q}` : t`Zoeken`,
    description: t`Zoek in alle artikels van Klankbord.`,
    canonical: q ? undefined : `/${lang}/search`,
    alternates: everyLanguage('/search'),
  })
  return (
    <div className="page page-narrow">
      <PageTitle>
        <Trans>Zoeken</Trans>
      </PageTitle>
      <SearchForm q={q ?? ''} theme={themeKey} />
      {q ? (
        <>
          <ThemeFilter q={q} theme={themeKey} />
          <Suspense fallback={<Loading />}>
            <SearchResults q={q} theme={themeKey} />
          </Suspense>
        </>
      ) : (
        <SearchHelp />
      )}
    </div>
  )
}
