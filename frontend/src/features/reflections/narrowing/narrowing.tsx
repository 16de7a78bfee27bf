import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { Desk } from '@/lib/device'
import { announce } from '@/lib/live'
import { FACETS, type Facet, isActive, isNarrowed, type Narrow, NOTHING, without } from './narrow'
import styles from './narrowing.module.css'
import { Options } from './options'
import { useSaid } from './use-said'

export const FACET_NAMES: Record<Facet, MessageDescriptor> = {
  theme: msg`Thema`,
  kind: msg`Soort gesprek`,
  template: msg`Werkvorm`,
  feeling: msg`Gevoel`,
  tag: msg`Trefwoord`,
  period: msg`Periode`,
  with: msg`Met`,
}

type Props = { desk: Desk; narrow: Narrow; onChange: (narrow: Narrow) => void }

/** Chips to narrow one's reflections by. Each opens its choices below; what is chosen stands in it. */
export function Narrowing({ desk, narrow, onChange }: Props) {
  const { t } = useLingui()
  const id = useId()
  const [open, setOpen] = useState<Facet | null>(null)
  const chips = useRef<HTMLFieldSetElement>(null)
  const close = () => {
    if (open) chips.current?.querySelector<HTMLElement>(`[data-facet=${open}]`)?.focus()
    setOpen(null)
  }
  const clear = () => {
    onChange(NOTHING)
    setOpen(null)
    announce(t`Filters gewist`)
    chips.current?.querySelector<HTMLElement>('[data-facet]')?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is open, from anywhere inside
    <div
      className={styles.narrowing}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        close()
      }}
    >
      <fieldset ref={chips} className={styles.chips}>
        <legend className="visually-hidden">{t`Verfijn`}</legend>
        {FACETS.map((facet) => (
          <Chip
            key={facet}
            desk={desk}
            facet={facet}
            narrow={narrow}
            panel={id}
            isOpen={open === facet}
            onToggle={() => setOpen(open === facet ? null : facet)}
            onClear={() => onChange(without(narrow, facet))}
          />
        ))}
        {isNarrowed(narrow) && (
          <button type="button" className={styles.clear} onClick={clear}>
            <Trans>Wis filters</Trans>
          </button>
        )}
      </fieldset>
      {open && (
        <fieldset id={id} className={styles.panel}>
          <legend className="visually-hidden">{t(FACET_NAMES[open])}</legend>
          <Options desk={desk} facet={open} narrow={narrow} onChange={onChange} onDone={close} />
        </fieldset>
      )}
    </div>
  )
}

type ChipProps = {
  desk: Desk
  facet: Facet
  narrow: Narrow
  panel: string
  isOpen: boolean
  onToggle: () => void
  onClear: () => void
}

function Chip({ desk, facet, narrow, panel, isOpen, onToggle, onClear }: ChipProps) {
  const { t } = useLingui()
  const button = useRef<HTMLButtonElement>(null)
  const said = useSaid(desk, narrow)(facet)
  const name = t(FACET_NAMES[facet])
  return (
    <span className={styles.chip} data-active={isActive(narrow, facet) || undefined}>
      <button
        ref={button}
        type="button"
        data-facet={facet}
        className={styles.opener}
        // What is chosen is what people look for; what it is a choice of is heard as well.
        aria-label={said ? t`${name}: ${said}` : undefined}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={onToggle}
      >
        {said ? <span className={styles.said}>{said}</span> : name}
        <ChevronDown size={16} aria-hidden="true" className={styles.arrow} />
      </button>
      {said && (
        <button
          type="button"
          className={styles.drop}
          aria-label={t`Wis ${name}: ${said}`}
          onClick={() => {
            onClear()
            button.current?.focus()
          }}
        >
          <X size={16} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
