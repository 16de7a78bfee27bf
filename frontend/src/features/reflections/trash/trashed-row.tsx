import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@/components/button'
import { WovenEdge } from '@/components/woven-edge'
import { useFormat } from '@/lib/format'
import timeline from '../timeline.module.css'
import { useThemes } from '../use-themes'
import type { Trashed } from './trash'
import styles from './trash-page.module.css'

type Props = { trashed: Trashed; busy: boolean; onRestore: () => void; onErase: () => void }

/** One reflection in the trash, with the way back and the way out. */
export function TrashedRow({ trashed, busy, onRestore, onErase }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const themes = useThemes()
  const ribbon = themes.ribbonOf(trashed.theme)
  const theme = themes.titleOf(trashed.theme)
  const gone = format.day(new Date(trashed.erasedAt))
  const name = trashed.sealed ? t`Verzegeld` : trashed.title || trashed.excerpt
  return (
    <li className={timeline.knot} data-ribbon={ribbon}>
      <WovenEdge ribbon={ribbon} className={timeline.strand} />
      <div className={timeline.body}>
        <p className={timeline.day}>
          <time dateTime={trashed.occurredOn}>{format.day(trashed.occurredOn)}</time>
          {theme && <span className={timeline.theme}>{theme}</span>}
        </p>
        <h2 dir="auto" className={timeline.title}>
          {name || <Trans>Zonder tekst</Trans>}
        </h2>
        {trashed.title && trashed.excerpt && (
          <p dir="auto" className={timeline.excerpt}>
            {trashed.excerpt}
          </p>
        )}
        <p className="soft">
          <Trans>Blijft hier tot {gone}</Trans>
        </p>
        <div className={styles.actions}>
          <Button busy={busy} onClick={onRestore}>
            <Trans>Zet terug</Trans> <span className="visually-hidden">{name}</span>
          </Button>
          <Button variant="quiet" onClick={onErase}>
            <Trans>Wis nu</Trans> <span className="visually-hidden">{name}</span>
          </Button>
        </div>
      </div>
    </li>
  )
}
