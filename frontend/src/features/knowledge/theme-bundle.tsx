import { Trans } from '@lingui/react/macro'
import { TakeAlong } from '@/components/take-along'
import { api, data } from '@/lib/api'
import { useBundle } from '@/lib/bundle'
import type { Locale } from '@/lib/i18n'
import styles from './theme-page.module.css'

type Props = { theme: { key: string; slug: string }; language: Locale }

/** The whole theme, to take along. */
export function ThemeBundle({ theme, language }: Props) {
  const bundle = useBundle(
    (format) =>
      data<Blob>(
        api.GET('/themes/{key}/bundle', {
          params: { path: { key: theme.key }, query: { language, format } },
          parseAs: 'blob',
        }),
      ),
    `klankbord-${theme.slug}`,
  )
  return (
    <TakeAlong
      bundle={bundle}
      title={
        <h2 className={styles.heading}>
          <Trans>Bundel</Trans>
        </h2>
      }
      lead={
        <Trans>
          Alle artikels van dit thema in één bestand, met plaats om bij de vragen te schrijven.
        </Trans>
      }
    />
  )
}
