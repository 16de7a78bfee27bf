import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ThemeList } from '@/components/theme-list'
import { useLocale } from '@/lib/i18n'
import { themesQuery } from '@/lib/knowledge'
import styles from './search-page.module.css'

/** Before anything was typed: how to search, and where to look around instead. */
export function SearchHelp() {
  const lang = useLocale()
  const { data: themes } = useQuery(themesQuery(lang))
  return (
    <>
      <p className={styles.help}>
        <Trans>
          Typ een woord uit je gesprek: wat iemand deed, zei of voelde. Vervoegde woorden en kleine
          tikfouten vinden we ook.
        </Trans>
      </p>
      {themes && (
        <section aria-labelledby="search-themes">
          <h2 id="search-themes" className={styles.heading}>
            <Trans>Of kijk rond per thema</Trans>
          </h2>
          <ThemeList themes={themes} level={3} />
        </section>
      )}
    </>
  )
}
