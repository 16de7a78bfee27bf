import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { Loading } from '@/components/loading'
import { useDesk } from '@/lib/device'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { Found } from './found'
import { Leaving } from './leaving'
import { LookingBackHead } from './looking-back-head'
import { asksMoreThanTimeline } from './narrowing/narrow'
import { Narrowing } from './narrowing/narrowing'
import { useChosen } from './narrowing/use-chosen'
import { SealedBar } from './sealed/sealed-bar'
import { SearchField } from './search-field'
import { Timeline } from './timeline'
import styles from './timeline.module.css'
import { Undo } from './undo'
import { useKeptScroll } from './use-kept-scroll'

export function TimelinePage() {
  const { t } = useLingui()
  const lang = useLocale()
  const desk = useDesk()
  const [{ query, narrow }, choose] = useChosen(desk?.person)
  const search = useCallback((words: string) => choose({ query: words }), [choose])
  useHead({ title: t`Reflecties` })
  useKeptScroll(desk !== null)
  const { theme, kind } = narrow
  const isTimeline = query === '' && !asksMoreThanTimeline(narrow)
  return (
    <div className={`page ${styles.page}`}>
      <LookingBackHead />
      {desk && (
        <div className={styles.tools}>
          <SearchField start={query} onSearch={search} />
          <Narrowing desk={desk} narrow={narrow} onChange={(now) => choose({ narrow: now })} />
        </div>
      )}
      <Leaving />
      {desk && <SealedBar desk={desk} isSearching={query !== ''} />}
      {!desk && <Loading />}
      {desk && isTimeline && <Timeline desk={desk} filter={{ theme, kind }} />}
      {desk && !isTimeline && <Found desk={desk} query={query} narrow={narrow} />}
      <p>
        <Link to="/$lang/reflections/export" params={{ lang }}>
          <Trans>Neem je reflecties mee als bestand</Trans>
        </Link>
      </p>
      {desk && <Undo desk={desk} />}
      <p>
        <Link to="/$lang/reflections/trash" params={{ lang }}>
          <Trans>Prullenbak</Trans>
        </Link>
      </p>
    </div>
  )
}
