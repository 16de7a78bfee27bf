import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { buttonClass } from '@/components/button'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { type ThemeKey, useDesk } from '@/lib/device'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { Found } from './found'
import { SearchField } from './search-field'
import { ThemeFilter } from './theme-filter'
import { Timeline } from './timeline'
import styles from './timeline.module.css'
import { Undo } from './undo'

export function TimelinePage() {
  const { t } = useLingui()
  const lang = useLocale()
  const desk = useDesk()
  const [theme, setTheme] = useState<ThemeKey | undefined>()
  const [query, setQuery] = useState('')
  useHead({ title: t`Reflecties` })
  return (
    <div className={`page ${styles.page}`}>
      <div className={styles.head}>
        <PageTitle lead={<Trans>Wat je hier schrijft, kan alleen jij lezen.</Trans>}>
          <Trans>Je reflecties</Trans>
        </PageTitle>
        <Link to="/$lang/reflections/new" params={{ lang }} className={buttonClass('primary')}>
          <Trans>Nieuwe reflectie</Trans>
        </Link>
      </div>
      <div className={styles.tools}>
        <SearchField onSearch={setQuery} />
        <ThemeFilter theme={theme} onChange={setTheme} />
      </div>
      {!desk && <Loading />}
      {desk && query === '' && <Timeline desk={desk} theme={theme} />}
      {desk && query !== '' && <Found desk={desk} query={query} theme={theme} />}
      {desk && <Undo desk={desk} />}
    </div>
  )
}
