import { Trans, useLingui } from '@lingui/react/macro'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import styles from './timeline.module.css'

const PAUSE = 400

type Props = {
  /** What was looked for already. */
  start: string
  onSearch: (query: string) => void
}

/** Search one's own words. Searches after a pause, and at once on Enter. */
export function SearchField({ start, onSearch }: Props) {
  const { t } = useLingui()
  const [text, setText] = useState(start)

  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [text, onSearch])

  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault()
          onSearch(text.trim())
        }}
      >
        <label htmlFor="own-search" className="visually-hidden">
          <Trans>Zoek in je reflecties</Trans>
        </label>
        <Search size={18} strokeWidth={1.75} aria-hidden="true" className={styles.glass} />
        <input
          dir="auto"
          id="own-search"
          type="search"
          className={styles.field}
          placeholder={t`Zoek in je reflecties`}
          autoComplete="off"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </search>
  )
}
