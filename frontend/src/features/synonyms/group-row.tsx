import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { announce } from '@/lib/live'
import { GroupForm } from './group-form'
import { changeGroup, type Group, useGroupAct } from './synonyms'
import styles from './synonyms-page.module.css'

type Props = { group: Group; onRemove: (group: Group) => void }

/** One group: its words, changing them, and taking it away. */
export function GroupRow({ group, onRemove }: Props) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const change = useGroupAct(changeGroup)
  const said = group.words.join(', ')
  const send = async (words: string[]) => {
    if (!(await change.run({ ...group, words }))) return
    setOpen(false)
    announce(t`De zoekmachine kent deze woorden nu`)
  }
  if (isOpen) {
    return (
      <li className={styles.row}>
        <GroupForm
          name={`words-${group.id}`}
          language={group.language}
          label={t`Verander ${said}`}
          words={group.words}
          busy={change.busy}
          problem={change.problem}
          autoFocus
          onSend={(words) => void send(words)}
          onCancel={() => setOpen(false)}
        >
          <Trans>Bewaar</Trans>
        </GroupForm>
      </li>
    )
  }
  return (
    <li className={styles.row}>
      <p lang={group.language} className={styles.words}>
        {said}
      </p>
      <div className="cluster">
        <Button variant="quiet" aria-label={t`Verander ${said}`} onClick={() => setOpen(true)}>
          <Trans>Verander</Trans>
        </Button>
        <Button variant="quiet" aria-label={t`Verwijder ${said}`} onClick={() => onRemove(group)}>
          <Trans>Verwijder</Trans>
        </Button>
      </div>
    </li>
  )
}
