import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Select } from '@/components/form'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { LOCALES, useLocale } from '@/lib/i18n'
import { More } from '../data/more'
import { STATE_NAMES, useNames } from '../data/names'
import { type State, type TextSummary, textsQuery } from '../data/queries'
import styles from './list.module.css'

const route = getRouteApi('/$lang/personal/editorial/editing')

/** Every text of every article; the address says which are shown. */
export function Texts() {
  const asked = route.useSearch()
  const texts = useInfiniteQuery(textsQuery(asked))
  const rows = texts.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section aria-labelledby="texts" className={styles.part}>
      <h2 id="texts" className={styles.name}>
        <Trans>Alle teksten</Trans>
      </h2>
      <Filters />
      {isProblem(texts.error) && <ProblemText problem={texts.error} />}
      {texts.isPending && <Loading />}
      {texts.isSuccess && rows.length === 0 && (
        <p role="status">
          <Trans>Geen teksten gevonden.</Trans>
        </p>
      )}
      {rows.length > 0 && (
        <ul className={styles.rows}>
          {rows.map((text) => (
            <Row key={text.id} text={text} />
          ))}
        </ul>
      )}
      <More of={texts} />
    </section>
  )
}

function Filters() {
  const { t } = useLingui()
  const names = useNames()
  const { state, language, theme } = route.useSearch()
  const navigate = route.useNavigate()
  const choose = (change: Record<string, string>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), resetScroll: false })
  return (
    <fieldset aria-label={t`Kies welke teksten`} className={styles.filters}>
      <Select
        label={<Trans>Stand</Trans>}
        options={[
          { key: '', label: t`Alle` },
          ...(Object.keys(STATE_NAMES) as State[]).map((key) => ({ key, label: names.state(key) })),
        ]}
        value={state ?? ''}
        onChange={(key) => choose({ state: key })}
      />
      <Select
        label={<Trans>Taal</Trans>}
        options={[
          { key: '', label: t`Alle` },
          ...LOCALES.map((key) => ({ key, label: names.language(key) })),
        ]}
        value={language ?? ''}
        onChange={(key) => choose({ language: key })}
      />
      <Select
        label={<Trans>Thema</Trans>}
        options={[
          { key: '', label: t`Alle` },
          ...names.themes.map(({ key, title }) => ({ key, label: title })),
        ]}
        value={theme ?? ''}
        onChange={(key) => choose({ theme: key })}
      />
    </fieldset>
  )
}

function Row({ text }: { text: TextSummary }) {
  const lang = useLocale()
  const names = useNames()
  return (
    <li className={styles.row} data-ribbon={names.ribbon(text.theme)}>
      <Link
        to="/$lang/editing/$id"
        params={{ lang, id: text.id }}
        lang={text.title ? text.language : undefined}
        className={styles.title}
      >
        {text.title || <Trans>Zonder titel</Trans>}
      </Link>
      <p className={styles.soft}>
        <strong>{names.state(text.state)}</strong> · {names.theme(text.theme)} ·{' '}
        {names.language(text.language)}
        {text.published && text.state !== 'published' && (
          <>
            {' · '}
            <Trans>lezers hebben versie {text.published.revision}</Trans>
          </>
        )}
        {text.outdated && (
          <>
            {' · '}
            <Trans>vertaling is verouderd</Trans>
          </>
        )}
      </p>
    </li>
  )
}
