import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { useFormat } from '@/lib/format'
import { announce } from '@/lib/live'
import { useCancelPlan, usePublish, useUnpublish } from '../data/acts'
import type { Text } from '../data/queries'
import { Refused } from './refused'
import styles from './workflow.module.css'

/** Bring the text to readers, now or later, and take it away again. */
export function Publishing({ text }: { text: Text }) {
  const { approvedRevision, planned, abilities } = text
  return (
    <>
      {planned && <Plan id={text.id} planned={planned} />}
      {abilities.publish && approvedRevision !== null && (
        <Publish id={text.id} revision={approvedRevision} />
      )}
      {abilities.unpublish && <Unpublish id={text.id} />}
    </>
  )
}

function Publish({ id, revision }: { id: string; revision: number }) {
  const { t } = useLingui()
  const [at, setAt] = useState('')
  const now = usePublish(id)
  const later = usePublish(id)
  const publish = async () => {
    if (await now.run({ revision })) announce(t`Gepubliceerd`)
  }
  const plan = async () => {
    if (at && (await later.run({ revision, at: new Date(at).toISOString() }))) {
      announce(t`Gepland`)
    }
  }
  return (
    <div className={styles.part}>
      <Refused problem={now.problem}>
        <Button variant="primary" busy={now.busy} onClick={() => void publish()}>
          <Trans>Publiceer versie {revision} nu</Trans>
        </Button>
      </Refused>
      <Form label={t`Later publiceren`} onSubmit={() => void plan()}>
        <TextField
          label={<Trans>Of op een moment later</Trans>}
          name="at"
          type="datetime-local"
          value={at}
          onChange={setAt}
          error={issueFor(later.problem, 'at')}
        />
        <FormActions>
          <Button type="submit" busy={later.busy}>
            <Trans>Plan versie {revision}</Trans>
          </Button>
        </FormActions>
      </Form>
      {!issueFor(later.problem, 'at') && <Refused problem={later.problem}>{null}</Refused>}
    </div>
  )
}

type Planned = NonNullable<Text['planned']>

function Plan({ id, planned }: { id: string; planned: Planned }) {
  const { t } = useLingui()
  const format = useFormat()
  const cancel = useCancelPlan(id)
  const letGo = async () => {
    if ((await cancel.run(null)) !== null) announce(t`Plan geschrapt`)
  }
  return (
    <div className={styles.part}>
      <p>
        <Trans>
          Versie {planned.revision} verschijnt op {format.moment(planned.at)}.
        </Trans>
      </p>
      <Refused problem={cancel.problem}>
        <Button busy={cancel.busy} onClick={() => void letGo()}>
          <Trans>Schrap het plan</Trans>
        </Button>
      </Refused>
    </div>
  )
}

function Unpublish({ id }: { id: string }) {
  const { t } = useLingui()
  const [why, setWhy] = useState('')
  const unpublish = useUnpublish(id)
  const takeAway = async () => {
    if (await unpublish.run(why)) announce(t`Weggehaald bij lezers`)
  }
  return (
    <details className={styles.more}>
      <summary>
        <Trans>Weghalen bij lezers</Trans>
      </summary>
      <Form label={t`Weghalen bij lezers`} onSubmit={() => void takeAway()}>
        <TextField
          label={<Trans>Waarom?</Trans>}
          name="why"
          maxLength={2000}
          value={why}
          onChange={setWhy}
          error={issueFor(unpublish.problem, 'why')}
        />
        <FormActions>
          <Button type="submit" busy={unpublish.busy}>
            <Trans>Haal weg bij lezers</Trans>
          </Button>
        </FormActions>
        {!issueFor(unpublish.problem, 'why') && (
          <Refused problem={unpublish.problem}>{null}</Refused>
        )}
      </Form>
    </details>
  )
}
