import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { Problem } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { useNames } from '../data/names'
import type { Text } from '../data/queries'
import type { Saver } from '../text/saver'
import { Publishing } from './publishing'
import { PutAway } from './put-away'
import { Review } from './review'
import { SubmitForm } from './submit-form'
import styles from './workflow.module.css'

export type WorkflowProps = {
  text: Text
  saver: Saver
  /** What readers could not be given yet, to be shown at the fields; null when nothing. */
  onRefused: (problem: Problem | null) => void
}

/** Where the text stands, and what this editor can do about it now. */
export function Workflow({ text, saver, onRefused }: WorkflowProps) {
  const names = useNames()
  return (
    <section aria-labelledby="workflow" className={styles.part}>
      <h2 id="workflow" className="part-title">
        <Trans>Waar de tekst staat</Trans>
      </h2>
      <p className={styles.state} data-state={text.state}>
        {names.state(text.state)}
      </p>
      <Published text={text} />
      {text.submission && <Review key={text.submission.id} submission={text.submission} />}
      <Publishing text={text} />
      {text.abilities.submit && <SubmitForm text={text} saver={saver} onRefused={onRefused} />}
      <PutAway text={text} saver={saver} />
    </section>
  )
}

function Published({ text: { published, language, slug } }: { text: Text }) {
  const format = useFormat()
  const lang = useLocale()
  if (!published) return null
  return (
    <p>
      <Trans>
        Lezers hebben versie {published.revision}, sinds {format.day(published.updatedAt)}.
      </Trans>{' '}
      <Link to="/$lang/articles/$slug" params={{ lang: language ?? lang, slug }}>
        <Trans>Lees het artikel</Trans>
      </Link>
    </p>
  )
}
