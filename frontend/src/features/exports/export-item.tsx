import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, Trash2 } from 'lucide-react'
import { Button, buttonClass } from '@/components/button'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import type { Problem } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { EXPORTS, type Export, fileOf, isRunning, removeExport } from './exports'
import styles from './exports.module.css'
import { useFormNames } from './use-form-names'

const ICON = { size: 18, strokeWidth: 1.6, 'aria-hidden': true } as const

/** One export: how far it is, or its file. */
export function ExportItem({ item }: { item: Export }) {
  const client = useQueryClient()
  const names = useFormNames()
  const format = useFormat()
  const removing = useMutation<void, Problem>({
    mutationFn: () => removeExport(item),
    onSettled: () => client.invalidateQueries({ queryKey: EXPORTS, exact: true }),
  })
  const title = `export-${item.id}`
  return (
    <li className={styles.item} aria-labelledby={title}>
      <h3 id={title} className={styles.name}>
        {names[item.form]}
      </h3>
      <p className="facts">
        <Trans>Gevraagd op {format.moment(item.createdAt)}</Trans>
      </p>
      <State item={item} />
      {removing.error && (
        <Notice tone="warning" live>
          <ProblemText problem={removing.error} />
        </Notice>
      )}
      <div className={styles.actions}>
        {item.abilities.fetch && (
          <a href={fileOf(item)} download className={buttonClass('primary')}>
            <Download {...ICON} />
            <Trans>Download het bestand</Trans>
          </a>
        )}
        <Button variant="quiet" busy={removing.isPending} onClick={() => removing.mutate()}>
          <Trash2 {...ICON} />
          {isRunning(item) ? <Trans>Stop ermee</Trans> : <Trans>Verwijder</Trans>}
        </Button>
      </div>
    </li>
  )
}

function State({ item }: { item: Export }) {
  const format = useFormat()
  if (item.state === 'failed') {
    return (
      <Notice tone="warning">
        <Failure item={item} />
      </Notice>
    )
  }
  if (item.state === 'ready') {
    return (
      <p>
        <Trans>
          Je bestand is klaar ({format.size(item.size ?? 0)}). Je kunt het ophalen tot{' '}
          {format.moment(item.expiresAt)}. Daarna is het weg.
        </Trans>
      </p>
    )
  }
  return <Progress item={item} />
}

function Progress({ item }: { item: Export }) {
  const { t } = useLingui()
  const { state, form, done, total } = item
  const isSetting = form === 'pdf' && done >= total
  return (
    <>
      <p>
        {state === 'waiting' ? (
          <Trans>Je bestand staat in de rij. Meestal duurt dat maar even.</Trans>
        ) : isSetting ? (
          <Trans>Alles is verzameld. Nu maken we de bladzijden op.</Trans>
        ) : (
          <Trans>
            We maken je bestand: {done} van {total}.
          </Trans>
        )}
      </p>
      <progress className={styles.progress} aria-label={t`Voortgang`} value={done} max={total} />
    </>
  )
}

function Failure({ item }: { item: Export }) {
  if (item.failure === 'too_long') {
    return (
      <Trans>
        Dit werd te lang voor één portfolio. Kies een kortere periode of minder reflecties.
      </Trans>
    )
  }
  if (item.failure === 'interrupted') {
    return <Trans>Het maken werd telkens onderbroken. Vraag het later nog eens.</Trans>
  }
  return <Trans>Het bestand maken is niet gelukt. Je reflecties zijn er nog, allemaal.</Trans>
}
