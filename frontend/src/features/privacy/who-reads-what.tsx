import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import styles from './privacy-page.module.css'

type Row = { key: string; what: ReactNode; others: ReactNode }

/** The short answer, as a table. */
export function WhoReadsWhat() {
  const rows: Row[] = [
    {
      key: 'articles',
      what: <Trans>Artikels en thema’s</Trans>,
      others: <Trans>Iedereen</Trans>,
    },
    {
      key: 'reflections',
      what: <Trans>Je reflecties en je vlechtwerken</Trans>,
      others: <Trans>Niemand</Trans>,
    },
    {
      key: 'sealed',
      what: <Trans>Reflecties die je verzegelt</Trans>,
      others: <Trans>Niemand, ook niet wie de server beheert</Trans>,
    },
    {
      key: 'actions',
      what: <Trans>Je actiepunten, en hoe het ging</Trans>,
      others: <Trans>Niemand, ook niet wie je mail leest</Trans>,
    },
    {
      key: 'saved',
      what: <Trans>Wat je bewaart, met je notities en lijsten</Trans>,
      others: <Trans>Niemand</Trans>,
    },
    {
      key: 'comments',
      what: <Trans>Je reacties onder artikels, met je naam</Trans>,
      others: <Trans>Wie is aangemeld</Trans>,
    },
    {
      key: 'account',
      what: <Trans>Je naam en e-mailadres</Trans>,
      others: <Trans>De beheerder van de server</Trans>,
    },
    {
      key: 'counted',
      what: <Trans>Of jij over een thema schreef</Trans>,
      others: <Trans>Niemand. Zeg je ja, dan tel je mee vanaf tien mensen</Trans>,
    },
    {
      key: 'manager',
      what: <Trans>Of je veel of weinig schrijft</Trans>,
      others: <Trans>Je leidinggevende en je collega’s niet</Trans>,
    },
  ]
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Wat</Trans>
          </th>
          <th scope="col">
            <Trans>Wie leest het naast jou?</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, what, others }) => (
          <tr key={key}>
            <th scope="row">{what}</th>
            <td>{others}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
