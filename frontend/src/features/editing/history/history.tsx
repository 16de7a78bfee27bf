import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import type { Text } from '../data/queries'
import type { Saver } from '../text/saver'
import styles from './history.module.css'
import { Trail } from './trail'
import { Versions } from './versions'

type Props = { text: Text; saver: Saver; isWriting: boolean }

/** What the text was, and what happened to it; asked for when it is opened. */
export function History(props: Props) {
  return (
    <div className={styles.history}>
      <Folded title={<Trans>Versies vergelijken en terugzetten</Trans>}>
        <Versions {...props} />
      </Folded>
      <Folded title={<Trans>Wat er met deze tekst gebeurde</Trans>}>
        <Trail id={props.text.id} />
      </Folded>
    </div>
  )
}

function Folded({ title, children }: { title: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className={styles.folded}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h2 className={styles.name}>{title}</h2>
      </summary>
      {isOpen && children}
    </details>
  )
}
