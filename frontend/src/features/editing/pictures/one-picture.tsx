import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Form, FormActions, TextArea } from '@/components/form'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { announce } from '@/lib/live'
import { type KeptPicture, keptPictureQuery, useDescribe } from '../data/pictures'
import { LONGEST, oneLine } from '../document/one-line'
import styles from './pictures.module.css'
import { Uses } from './uses'

type Props = { id: string; onClose: () => void }

/** One picture of the house: its words, the texts that show it, and the way to delete it. */
export function OnePicture({ id, onClose }: Props) {
  const kept = useQuery(keptPictureQuery(id))
  return (
    <Dialog title={<Trans>Afbeelding</Trans>} isOpen onClose={onClose}>
      {kept.isPending && <Loading />}
      {isProblem(kept.error) && (
        <Notice tone="warning" live>
          <ProblemText problem={kept.error} />
        </Notice>
      )}
      {kept.data && (
        <div className={styles.one}>
          <img src={kept.data.body.large} alt="" className={styles.preview} />
          <Words kept={kept.data} onChanged={() => void kept.refetch()} onClose={onClose} />
          <Uses kept={kept.data} onChanged={() => void kept.refetch()} onGone={onClose} />
        </div>
      )}
    </Dialog>
  )
}

type WordsProps = { kept: KeptPicture; onChanged: () => void; onClose: () => void }

function Words({ kept, onChanged, onClose }: WordsProps) {
  const { t } = useLingui()
  const [words, setWords] = useState(kept.body.description)
  const [isWrong, setIsWrong] = useState(false)
  const describe = useDescribe(kept)
  const overtaken = describe.problem?.status === 412
  const submit = async () => {
    const said = oneLine(words)
    setIsWrong(said === '')
    if (said === '') return
    if (!(await describe.run(said, { onRefused: onChanged }))) return
    announce(t`Bewaard`)
    onClose()
  }
  return (
    <Form onSubmit={() => void submit()}>
      {describe.problem && (
        <Notice tone="warning" live>
          {overtaken ? (
            <Trans>
              Een collega schreef intussen: “{kept.body.description}”. Bewaar opnieuw als jouw
              woorden er moeten staan.
            </Trans>
          ) : (
            <ProblemText problem={describe.problem} />
          )}
        </Notice>
      )}
      <TextArea
        rows={2}
        maxLength={LONGEST}
        label={t`Wat is er te zien?`}
        description={
          <Trans>
            Een voorstel voor wie de afbeelding later in een tekst zet. Teksten waar ze al in staat,
            houden hun eigen woorden.
          </Trans>
        }
        value={words}
        onChange={setWords}
        error={isWrong ? t`Schrijf in een paar woorden wat er te zien is.` : undefined}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={describe.busy}>
          <Trans>Bewaar</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
