import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from '@/components/button'
import { useLocale } from '@/lib/i18n'
import { type Asked, chosen, type SearchFilters } from '@/lib/knowledge'
import styles from './search-page.module.css'

const PAUSE = 350
/** One letter is the beginning of a word, not something to look for until it is sent. */
const SHORTEST = 2

/** What someone looks for goes into the address, a moment after they stop typing. */
export function SearchForm({ q, ...filters }: Asked) {
  const { t } = useLingui()
  const id = useId()
  const [typed, setTyped] = useState(q)
  const search = useSearchFor(filters)
  const timer = useRef(0)

  useEffect(() => () => window.clearTimeout(timer.current), [])
  useEffect(() => setTyped(q), [q])

  const type = (value: string) => {
    setTyped(value)
    window.clearTimeout(timer.current)
    const length = value.trim().length
    if (length >= SHORTEST || length === 0) {
      timer.current = window.setTimeout(() => search(value), PAUSE)
    }
  }
  const submit = () => {
    window.clearTimeout(timer.current)
    search(typed)
  }
  return (
    <search>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <label htmlFor={id} className="visually-hidden">
          {t`Waarover wil je lezen?`}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          value={typed}
          onChange={(event) => type(event.target.value)}
          placeholder={t`Bijvoorbeeld: stilte`}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={200}
          className={styles.input}
        />
        <button type="submit" className={buttonClass('primary')}>
          <Search size={18} aria-hidden="true" />
          <Trans>Zoek</Trans>
        </button>
      </form>
    </search>
  )
}

function useSearchFor(filters: SearchFilters): (value: string) => void {
  const navigate = useNavigate()
  const lang = useLocale()
  return (value) => {
    const q = value.trim()
    void navigate({
      to: '/$lang/search',
      params: { lang },
      search: { ...(q && { q }), ...chosen(filters) },
      // Every pause while typing would otherwise be a step back.
      replace: true,
    })
  }
}
