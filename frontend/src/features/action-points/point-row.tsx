import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Button } from '@/components/button'
import { Checkbox } from '@/components/form'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { useFocusOnChange } from '@/lib/focus'
import { useLocale } from '@/lib/i18n'
import { announce } from '@/lib/live'
import { EditForm } from './edit-form'
import { MoveForm } from './move-form'
import { PointFacts } from './point-facts'
import { type ActionPoint, type Changes, isOver } from './points'
import styles from './points.module.css'
import type { Shown } from './sealed-points'
import { useChange } from './use-points'
import { WordForm } from './word-form'

type Props = {
  point: Shown
  onRemove: (point: ActionPoint) => void
  /** Say where it came from, with a way there. */
  leadsBack?: boolean
  /** It stands with its reflection, where that is unlocked. */
  isAtHome?: boolean
}

/** One action point: tick it off, move it, drop it, tell how it went, and take all of that back. */
export function PointRow({ point, onRemove, leadsBack = false, isAtHome = false }: Props) {
  const { t } = useLingui()
  const [open, setOpen] = useState<'move' | 'word' | 'edit' | null>(null)
  // As it was before it was ticked off, moved or dropped on this screen.
  const [before, setBefore] = useState<ActionPoint | null>(null)
  const changing = useChange(point)
  // On a slow line the box says at once what was asked.
  const pending = changing.isPending ? changing.variables.state : undefined
  const row = useRef<HTMLLIElement>(null)
  const focusOnChange = useFocusOnChange(open)
  const close = () => {
    focusOnChange(() => boxIn(row.current))
    setOpen(null)
  }
  const act = (changes: Changes, said: string, left: ActionPoint | null = point) =>
    changing.mutate(changes, {
      onSuccess: () => {
        setBefore(left)
        announce(said)
      },
    })
  const putBack = () =>
    act(before ? daysOf(before) : { state: 'open' }, t`Het staat weer open`, null)

  return (
    <li ref={row} className={styles.row} data-state={point.state}>
      <Checkbox
        isSelected={(pending ?? point.state) === 'done'}
        isReadOnly={changing.isPending}
        onChange={(isDone) =>
          isDone
            ? act({ state: 'done' }, t`Gedaan. Haal het vinkje weg om het terug te zetten.`)
            : putBack()
        }
      >
        <span dir="auto" className={styles.what}>
          {point.what}
        </span>
      </Checkbox>
      <div className={styles.below}>
        <PointFacts point={point} />
        {open !== 'word' && point.outcome && (
          <p dir="auto" className={styles.outcome}>
            {point.outcome}
          </p>
        )}
        {point.isShut && !isAtHome && point.reflection && (
          <WayToUnlock reflection={point.reflection} />
        )}
        {leadsBack && !point.isShut && point.reflection && (
          <WayBack reflection={point.reflection} />
        )}
        {changing.error && (
          <Notice tone="warning" live>
            <ProblemText problem={changing.error} />
          </Notice>
        )}
        {open === 'move' && (
          <MoveForm point={point} onClose={close} onMoved={() => setBefore(point)} />
        )}
        {open === 'word' && <WordForm point={point} onClose={close} />}
        {open === 'edit' && (
          <EditForm point={point} onClose={close} onRemove={() => onRemove(point)} />
        )}
        {open === null && (
          <RowActions
            point={point}
            isMoved={before !== null}
            onOpen={setOpen}
            onDrop={() => {
              act({ state: 'dropped' }, t`Laten vallen. Je kunt het terugzetten.`)
              // The button goes with what it did.
              boxIn(row.current)?.focus()
            }}
            onPutBack={() => {
              putBack()
              boxIn(row.current)?.focus()
            }}
          />
        )}
      </div>
    </li>
  )
}

type ActionsProps = {
  point: Shown
  /** It was something else when this screen opened. */
  isMoved: boolean
  onOpen: (form: 'move' | 'word' | 'edit') => void
  onDrop: () => void
  onPutBack: () => void
}

function RowActions({ point, isMoved, onOpen, onDrop, onPutBack }: ActionsProps) {
  const { t } = useLingui()
  const { what, outcome, isShut } = point
  const over = isOver(point)
  return (
    <div className={styles.actions}>
      {over && isShut ? null : over ? (
        <Button
          variant="quiet"
          aria-label={outcome ? t`Wijzig hoe het ging: ${what}` : t`Hoe ging het? ${what}`}
          onClick={() => onOpen('word')}
        >
          {outcome ? <Trans>Wijzig hoe het ging</Trans> : <Trans>Hoe ging het?</Trans>}
        </Button>
      ) : (
        <>
          <Button variant="quiet" aria-label={t`Verzet: ${what}`} onClick={() => onOpen('move')}>
            <Trans>Verzet</Trans>
          </Button>
          <Button variant="quiet" aria-label={t`Laat vallen: ${what}`} onClick={onDrop}>
            <Trans>Laat vallen</Trans>
          </Button>
          {!isShut && (
            <Button variant="quiet" aria-label={t`Wijzig: ${what}`} onClick={() => onOpen('edit')}>
              <Trans>Wijzig</Trans>
            </Button>
          )}
        </>
      )}
      {(isMoved || point.state === 'dropped') && (
        <Button variant="quiet" aria-label={t`Zet terug: ${what}`} onClick={onPutBack}>
          <Trans>Zet terug</Trans>
        </Button>
      )}
    </div>
  )
}

/** Where it is unlocked: at the reflection that it belongs to. */
function WayToUnlock({ reflection }: { reflection: string }) {
  const lang = useLocale()
  return (
    <p className={styles.back}>
      <Link to="/$lang/reflections/$id" params={{ lang, id: reflection }}>
        <Trans>Ontgrendel bij de reflectie</Trans>
      </Link>
    </p>
  )
}

function WayBack({ reflection }: { reflection: string }) {
  const lang = useLocale()
  return (
    <p className={styles.back}>
      <Link to="/$lang/reflections/$id" params={{ lang, id: reflection }}>
        <Trans>Naar de reflectie waar het uit kwam</Trans>
      </Link>
    </p>
  )
}

/** What is put back; a word about how it went stays. */
function daysOf({ state, dueOn, remind }: ActionPoint): Changes {
  return { state, dueOn, remind }
}

/** Buttons come and go; the box of the row stays. */
function boxIn(row: HTMLLIElement | null): HTMLInputElement | null | undefined {
  return row?.querySelector<HTMLInputElement>('input[type="checkbox"]')
}
