import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Select } from '@/components/form'
import { RibbonRow } from '@/components/ribbon-rows'
import { LOCALES } from '@/lib/i18n'
import { STATE_NAMES, useNames } from '../data/names'
import { type State, type TextSummary, textsQuery } from '../data/queries'
import { Rows } from '../data/rows'
import { TextLink } from '../data/text-link'
import styles from './list.module.css'

const route = getRouteApi('/$lang/personal/editorial/editing')

/** Every text of every article; the address says which are shown. */
export function Texts() {
  const asked = route.useSearch()
  const texts = useInfiniteQuery(textsQuery(asked))
  return (
    <section aria-labelledby="texts" className={styles.part}>
      <h2 id="texts" className="part-title">
        <Trans>Alle teksten</Trans>
      </h2>
      <Filters />
      <Rows
        of={texts}
        row={(text) => <Row key={text.id} text={text} />}
        empty={
          <p role="status">
            <Trans>Geen teksten gevonden.</Trans>
          </p>
        }
      />
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
  const names = useNames()
  return (
    <RibbonRow ribbon={names.ribbon(text.theme)}>
      <TextLink id={text.id} title={text.title} language={text.language} />
      <p className="soft">
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
    </RibbonRow>
  )
}
