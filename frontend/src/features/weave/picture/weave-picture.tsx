import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { choiceOf } from '../data/standings'
import { useSaying } from '../data/use-saying'
import type { Entries, Kind, Strand } from '../data/weaves'
import { BraidDrawing } from './braid-drawing'
import styles from './weave-picture.module.css'

type Props = {
  kind: Kind
  strands: Strand[]
  entries: Entries
  /** Strands that weigh in this weave and in the one it belongs with. */
  touching?: string[]
  /** What the strands together are called. */
  label: string
  /** What pressing a strand does, for who cannot see it. */
  hint: string
  onPick: (key: string) => void
  /** Strands can be chosen and stay so, instead of opening something. */
  picked?: string | null
}

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => (at === last ? 0 : at + 1),
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowUp: (at, last) => (at === 0 ? last : at - 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** The braid with the names of its strands: one stop of Tab, arrows from strand to strand. */
export function WeavePicture(props: Props) {
  const { kind, strands, entries, touching = [], label, hint, onPick, picked } = props
  const { t } = useLingui()
  const say = useSaying(kind)
  const hintId = useId()
  const names = useRef<(HTMLButtonElement | null)[]>([])
  const [at, setAt] = useState(0)
  const [pointed, setPointed] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)

  const walk = (event: KeyboardEvent) => {
    const next = STEPS[event.key]?.(at, strands.length - 1)
    if (next === undefined) return
    event.preventDefault()
    setAt(next)
    names.current[next]?.focus()
  }
  const spoken = (key: string, name: string) =>
    [name, say(entries[key]), touching.includes(key) && t`weegt voor jullie allebei`]
      .filter(Boolean)
      .join(', ')
  const drawn = strands.flatMap(({ key }) => {
    const entry = entries[key]
    const look = entry && choiceOf(entry.standing).look
    return entry && look
      ? [{ key, look, heavy: entry.important, touches: touching.includes(key) }]
      : []
  })
  return (
    <div className={styles.loom}>
      <div
        role="toolbar"
        aria-orientation="vertical"
        aria-label={label}
        aria-describedby={hintId}
        className={styles.names}
        onKeyDown={walk}
      >
        {strands.map(({ key, name }, index) => (
          <button
            key={key}
            ref={(element) => {
              names.current[index] = element
            }}
            type="button"
            aria-label={spoken(key, name)}
            tabIndex={index === at ? 0 : -1}
            className={styles.name}
            data-heavy={entries[key]?.important}
            data-lit={key === pointed || key === picked || undefined}
            {...(picked === undefined
              ? { 'aria-haspopup': 'dialog' as const }
              : { 'aria-pressed': picked === key })}
            onFocus={() => {
              setAt(index)
              setFocused(key)
            }}
            onBlur={() => setFocused(null)}
            onPointerEnter={() => setPointed(key)}
            onPointerLeave={() => setPointed(null)}
            onClick={() => onPick(key)}
          >
            {name}
          </button>
        ))}
      </div>
      <div className={styles.braid}>
        <BraidDrawing
          strands={drawn}
          label={t`Een vlecht van ${strands.length} linten. De lijst eronder zegt hetzelfde in woorden.`}
          lit={focused ?? pointed ?? picked ?? null}
          onPoint={setPointed}
          onPick={(key) => {
            // From here the keyboard goes on, and the dialog knows where to come back to.
            names.current[strands.findIndex((strand) => strand.key === key)]?.focus()
            onPick(key)
          }}
        />
      </div>
      <p id={hintId} className={`soft ${styles.hint}`}>
        {hint} <Trans>Met de pijltjes ga je van lint naar lint.</Trans>
      </p>
    </div>
  )
}
