import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { PageTitle } from '@/components/page-title'
import { ThemeList } from '@/components/theme-list'
import { everyLanguage, feedsOf, useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { themesQuery } from '@/lib/knowledge'

export function ThemesPage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { data: themes } = useSuspenseQuery(themesQuery(lang))
  useHead({
    title: t`Thema’s`,
    description: t`Vijf thema’s voor gesprekken met mensen die gevlucht of verhuisd zijn: rouw en verlies, veerkracht, traumagedrag, werken met tolken en het diversiteitsvlechtwerk.`,
    canonical: `/${lang}/themes`,
    alternates: everyLanguage('/themes'),
    feeds: feedsOf(lang),
  })
  return (
    <div className="page">
      <PageTitle
        lead={
          <Trans>
            Elk thema heeft een eigen lint. Je ziet het overal terug waar het thema speelt.
          </Trans>
        }
      >
        <Trans>Thema’s</Trans>
      </PageTitle>
      <ThemeList themes={themes} />
    </div>
  )
}
