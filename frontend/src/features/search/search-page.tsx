import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { everyLanguage, useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { type Asked, isThemeKey } from '@/lib/knowledge'
import { SearchFacets } from './search-facets'
import { SearchForm } from './search-form'
import { SearchHelp } from './search-help'
import { SearchResults } from './search-results'

const route = getRouteApi('/$lang/search')

export function SearchPage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { q, theme, tag, readingTime } = route.useSearch()
  const asked: Asked = {
    q: q ?? '',
    theme: isThemeKey(theme) ? theme : undefined,
    tag,
    readingTime,
  }
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
      <SearchForm {...asked} />
      {q ? (
        <>
          <SearchFacets {...asked} />
          <Suspense fallback={<Loading />}>
            <SearchResults {...asked} />
          </Suspense>
        </>
      ) : (
        <SearchHelp />
      )}
    </div>
  )
}
