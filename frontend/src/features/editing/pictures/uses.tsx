import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import { Group } from 'react-aria-components/Group'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { announce } from '@/lib/live'
import { useNames } from '../data/names'
import { type KeptPicture, useDeletePicture } from '../data/pictures'
import { TextLink } from '../keeping/text-link'
import styles from './pictures.module.css'

type Props = { kept: KeptPicture; onChanged: () => void; onGone: () => void }

/** Where a picture stands; when that is nowhere, it can be deleted. */
export function Uses({ kept, onChanged, onGone }: Props) {
  const { t } = useLingui()
  const gone = () => {
    announce(t`De afbeelding is verwijderd`)
    onGone()
  }
  const deletion = useDeletePicture(kept, { onGone: gone, onRefused: onChanged })
  return (
    <div className={styles.part}>
      {deletion.problem && (
        <Notice tone="warning" live>
          <ProblemText problem={deletion.problem} />
        </Notice>
      )}
      {kept.body.abilities.delete ? (
        <Delete busy={deletion.busy} onDelete={deletion.run} />
      ) : (
        <Texts texts={kept.body.usedIn} />
      )}
    </div>
  )
}

function Texts({ texts }: { texts: KeptPicture['body']['usedIn'] }) {
  const names = useNames()
  const name = useId()
  return (
    <section aria-labelledby={name} className={styles.texts}>
      <h3 id={name} className={styles.name}>
        <Trans>Staat in deze teksten</Trans>
      </h3>
      <ul>
        {texts.map(({ id, title, language }) => (
          <li key={id}>
            <TextLink id={id} title={title} language={language} />{' '}
            <span className={styles.soft}>{names.language(language)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>
        <Trans>
          Wil je ze verwijderen? Haal ze eerst uit deze teksten. Hebben lezers zo’n tekst al,
          publiceer hem dan opnieuw.
        </Trans>
      </p>
    </section>
  )
}

/** Asks once more: nothing brings a picture back. */
function Delete({ busy, onDelete }: { busy: boolean; onDelete: () => void }) {
  const name = useId()
  const [asked, setAsked] = useState<'never' | 'now' | 'before'>('never')
  if (asked !== 'now') {
    return (
      <>
        <p className={styles.soft}>
          <Trans>Deze afbeelding staat in geen enkele tekst.</Trans>
        </p>
        <Button variant="quiet" autoFocus={asked === 'before'} onClick={() => setAsked('now')}>
          <Trans>Verwijder deze afbeelding</Trans>
        </Button>
      </>
    )
  }
  return (
    <Group aria-labelledby={name} className={styles.sure ?? ''}>
      <p id={name}>
        <Trans>Deze afbeelding verwijderen? Ze verdwijnt voorgoed, met het origineel.</Trans>
      </p>
      <div className="cluster">
        <Button busy={busy} onClick={onDelete}>
          <Trans>Verwijder ze voorgoed</Trans>
        </Button>
        <Button variant="quiet" autoFocus onClick={() => setAsked('before')}>
          <Trans>Toch niet</Trans>
        </Button>
      </div>
    </Group>
  )
}
