import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { EmptyState } from '@/components/empty-state'
import { RibbonRow } from '@/components/ribbon-rows'
import type { Schemas } from '@/lib/api'
import { useNames } from '../data/names'
import { Rows } from '../data/rows'
import { TextLink } from '../data/text-link'
import styles from './keeping.module.css'
import { FAULT_NAMES } from './names'
import { undescribedQuery } from './queries'

/** Texts with pictures that say nothing to who cannot see them. */
export function PicturesPart() {
  const rows = useInfiniteQuery(undescribedQuery)
  return (
    <Rows
      of={rows}
      row={(text) => <Row key={text.id} text={text} />}
      empty={
        <EmptyState title={<Trans>Elk beeld is beschreven</Trans>}>
          <Trans>
            Wie een beeld niet ziet, hoort de beschrijving. Teksten met een beeld waar die
            ontbreekt, komen hier te staan.
          </Trans>
        </EmptyState>
      }
    />
  )
}

function Row({ text }: { text: Schemas['Undescribed'] }) {
  const { t } = useLingui()
  const names = useNames()
  return (
    <RibbonRow ribbon={names.ribbon(text.theme)} className={styles.row}>
      <div className={styles.words}>
        <TextLink id={text.translation} title={text.title} language={text.language} />
        <p className="soft">
          {text.stage === 'published' ? <Trans>lezers hebben dit</Trans> : names.state('writing')} ·{' '}
          {names.theme(text.theme)} · {names.language(text.language)}
        </p>
        <ul className={styles.places}>
          {text.pictures.map(({ line, address, fault }) => (
            <li key={`${line} ${address}`} className="soft">
              <Trans>Regel {line}:</Trans> {t(FAULT_NAMES[fault])}{' '}
              <span className={styles.address}>{address}</span>
            </li>
          ))}
        </ul>
      </div>
    </RibbonRow>
  )
}
