import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { Folded } from '@/components/folded'
import { TextField } from '@/components/form'
import { useLocale } from '@/lib/i18n'
import type { Chosen } from './insights'
import styles from './insights.module.css'

/** On which time to look back. */
export function PeriodChoice({ chosen }: { chosen: Chosen }) {
  const { t } = useLingui()
  const lang = useLocale()
  const navigate = useNavigate()
  const names = [
    { search: {}, label: t`Dit seizoen` },
    { search: { period: 'year' as const }, label: t`Twaalf maanden` },
    { search: { period: 'all' as const }, label: t`Alles` },
  ]
  const choose = (change: Chosen) => {
    const { from, to } = { ...chosen, ...change }
    const search = { ...(from && { from }), ...(to && { to }) }
    void navigate({ to: '/$lang/insights', params: { lang }, search, replace: true })
  }
  return (
    <div className={styles.choice}>
      <nav className={styles.tabs} aria-label={t`Op welke tijd je terugkijkt`}>
        {names.map(({ search, label }) => (
          <Link
            key={label}
            to="/$lang/insights"
            params={{ lang }}
            search={search}
            className={`choice ${styles.tab}`}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Folded
        summary={<Trans>Kies zelf van wanneer tot wanneer</Trans>}
        isOpen={Boolean(chosen.from ?? chosen.to)}
      >
        <div className={styles.days}>
          <TextField
            label={<Trans>Van</Trans>}
            type="date"
            value={chosen.from ?? ''}
            onChange={(from) => choose({ from })}
          />
          <TextField
            label={<Trans>Tot en met</Trans>}
            type="date"
            value={chosen.to ?? ''}
            onChange={(to) => choose({ to })}
          />
        </div>
      </Folded>
    </div>
  )
}
