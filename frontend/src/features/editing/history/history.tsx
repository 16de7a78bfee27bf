import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Folded } from '@/components/folded'
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
      <Part title={<Trans>Versies vergelijken en terugzetten</Trans>}>
        <Versions {...props} />
      </Part>
      <Part title={<Trans>Wat er met deze tekst gebeurde</Trans>}>
        <Trail id={props.text.id} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Folded className={styles.folded} summary={<h2 className="part-title">{title}</h2>}>
      {children}
    </Folded>
  )
}
