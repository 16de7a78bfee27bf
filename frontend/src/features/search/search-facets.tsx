import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { Ribbon } from '@/components/ribbon'
import { useLocale } from '@/lib/i18n'
import {
  type Asked,
  chosen,
  isThemeKey,
  READING_TIMES,
  type ReadingTime,
  type SearchFilters,
  searchFacetsQuery,
  themesQuery,
} from '@/lib/knowledge'
import styles from './search-page.module.css'

/** What narrows the search, with how many articles each choice leaves. It works without counts. */
export function SearchFacets(asked: Asked) {
  const language = useLocale()
  const q = useDeferredValue(asked.q)
  const facets = useQuery({
    ...searchFacetsQuery({ ...asked, q, language }),
    placeholderData: keepPreviousData,
  }).data
  const { data: themes = [] } = useQuery(themesQuery(language))
  const { t } = useLingui()
  // What is chosen can be seen; taking it back does not close the place where that was done.
  const [isOpen, setOpen] = useState(Boolean(asked.readingTime ?? asked.tag))
  return (
    <div className={styles.facets}>
      <Facet label={t`Zoek in`}>
        <Choice asked={asked} change={{ theme: undefined }} isChosen={asked.theme === undefined}>
          <Trans>Alle thema’s</Trans>
        </Choice>
        {themes.map(
          ({ key, title, ribbon }) =>
            isThemeKey(key) && (
              <Choice
                key={key}
                asked={asked}
                change={{ theme: key }}
                isChosen={asked.theme === key}
                ribbon={ribbon}
                count={facets && (facets.themes.find((one) => one.key === key)?.count ?? 0)}
              >
                {title}
              </Choice>
            ),
        )}
      </Facet>
      <details
        className={styles.more}
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          <Trans>Leestijd en onderwerp</Trans>
          <ChevronDown size={18} aria-hidden="true" />
        </summary>
        <ReadingTimes asked={asked} counts={facets?.readingTimes} />
        <Tags asked={asked} counts={facets?.tags} />
      </details>
    </div>
  )
}

type TimeCounts = { key: ReadingTime; count: number }[] | undefined

function ReadingTimes({ asked, counts }: { asked: Asked; counts: TimeCounts }) {
  const { t } = useLingui()
  const labels = { short: t`Tot 5 minuten`, medium: t`6 tot 10 minuten`, long: t`Langer` }
  return (
    <Facet label={t`Leestijd`} visible>
      {READING_TIMES.map((key) => (
        <Toggle
          key={key}
          asked={asked}
          name="readingTime"
          value={key}
          count={counts && (counts.find((one) => one.key === key)?.count ?? 0)}
        >
          {labels[key]}
        </Toggle>
      ))}
    </Facet>
  )
}

type TagCounts = { tag: string; count: number }[] | undefined

function Tags({ asked, counts = [] }: { asked: Asked; counts: TagCounts }) {
  const { t } = useLingui()
  const { tag } = asked
  const found = counts.some((one) => one.tag === tag)
  const shown = tag && !found ? [{ tag, count: 0 }, ...counts] : counts
  if (shown.length === 0) return null
  return (
    <Facet label={t`Onderwerp`} visible>
      {shown.map((one) => (
        <Toggle key={one.tag} asked={asked} name="tag" value={one.tag} count={one.count}>
          {one.tag.replaceAll('-', ' ')}
        </Toggle>
      ))}
    </Facet>
  )
}

type FacetProps = { label: string; visible?: boolean; children: ReactNode }

function Facet({ label, visible = false, children }: FacetProps) {
  return (
    <nav aria-label={label} className={styles.filter}>
      {visible && (
        <span aria-hidden="true" className={styles.facet}>
          {label}
        </span>
      )}
      {children}
    </nav>
  )
}

type ToggleProps = {
  asked: Asked
  name: 'tag' | 'readingTime'
  value: string
  count: number | undefined
  children: ReactNode
}

/** A choice that is taken back by choosing it again. */
function Toggle({ asked, name, value, count, children }: ToggleProps) {
  const isChosen = asked[name] === value
  return (
    <Choice
      asked={asked}
      change={{ [name]: isChosen ? undefined : value }}
      isChosen={isChosen}
      count={count}
    >
      {children}
      {isChosen && (
        <>
          <span aria-hidden="true"> ×</span>
          <span className="visually-hidden">
            {' '}
            <Trans>(kies om weg te halen)</Trans>
          </span>
        </>
      )}
    </Choice>
  )
}

type ChoiceProps = {
  asked: Asked
  change: SearchFilters
  isChosen: boolean
  ribbon?: Ribbon
  count?: number | undefined
  children: ReactNode
}

function Choice({ asked, change, isChosen, ribbon, count, children }: ChoiceProps) {
  const lang = useLocale()
  return (
    <Link
      to="/$lang/search"
      params={{ lang }}
      search={{ q: asked.q, ...chosen({ ...asked, ...change }) }}
      resetScroll={false}
      activeOptions={{ exact: true }}
      aria-current={isChosen ? 'true' : undefined}
      data-ribbon={ribbon}
      data-empty={count === 0 || undefined}
      className={`choice ${styles.choice}`}
    >
      <span>{children}</span>
      {count !== undefined && (
        <>
          <span aria-hidden="true" className={styles.number}>
            {count}
          </span>
          <span className="visually-hidden">
            {' '}
            <Plural value={count} one="# artikel" other="# artikels" />
          </span>
        </>
      )}
    </Link>
  )
}
