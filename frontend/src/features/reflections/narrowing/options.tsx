import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Ribbon } from '@/components/ribbon'
import type { Desk } from '@/lib/device'
import { FEELING_LIST } from '../feelings'
import { KIND_LIST } from '../kinds'
import { useTemplates } from '../use-templates'
import { useThemes } from '../use-themes'
import type { Facet, Narrow } from './narrow'
import styles from './narrowing.module.css'
import { PeriodOptions } from './period-options'
import { TagOptions } from './tag-options'

export type OptionsProps = {
  desk: Desk
  narrow: Narrow
  onChange: (narrow: Narrow) => void
  /** There is nothing more to choose here. */
  onDone: () => void
}

/** What can be chosen in one facet. */
export function Options({ facet, ...props }: OptionsProps & { facet: Facet }) {
  if (facet === 'theme') return <ThemeOptions {...props} />
  if (facet === 'kind') return <KindOptions {...props} />
  if (facet === 'template') return <TemplateOptions {...props} />
  if (facet === 'feeling') return <FeelingOptions {...props} />
  if (facet === 'tag') return <TagOptions {...props} />
  if (facet === 'period') return <PeriodOptions {...props} />
  return <WithOptions {...props} />
}

type PillProps = {
  isChosen: boolean
  onPress: () => void
  ribbon?: Ribbon | undefined
  children: ReactNode
}

/** One choice, large enough for a thumb. */
export function Pill({ isChosen, onPress, ribbon, children }: PillProps) {
  return (
    <button
      type="button"
      className={styles.pill}
      data-ribbon={ribbon}
      aria-pressed={isChosen}
      onClick={onPress}
    >
      {ribbon && <span className={styles.spool} aria-hidden="true" />}
      {children}
    </button>
  )
}

function ThemeOptions({ narrow, onChange, onDone }: OptionsProps) {
  const { list } = useThemes()
  return list.map(({ key, title, ribbon }) => (
    <Pill
      key={key}
      ribbon={ribbon}
      isChosen={narrow.theme === key}
      onPress={() => {
        onChange({ ...narrow, theme: narrow.theme === key ? undefined : key })
        onDone()
      }}
    >
      {title}
    </Pill>
  ))
}

function KindOptions({ narrow, onChange, onDone }: OptionsProps) {
  const { t } = useLingui()
  return KIND_LIST.map(([key, label]) => (
    <Pill
      key={key}
      isChosen={narrow.kind === key}
      onPress={() => {
        onChange({ ...narrow, kind: narrow.kind === key ? undefined : key })
        onDone()
      }}
    >
      {t(label)}
    </Pill>
  ))
}

function TemplateOptions({ desk, narrow, onChange, onDone }: OptionsProps) {
  const templates = useTemplates(desk)
  return templates.list.map((template) => (
    <Pill
      key={template.key}
      isChosen={narrow.template === template.key}
      onPress={() => {
        const isChosen = narrow.template === template.key
        onChange({ ...narrow, template: isChosen ? undefined : template.key })
        onDone()
      }}
    >
      {templates.nameOf(template)}
    </Pill>
  ))
}

const MOMENTS = [undefined, 'before', 'after'] as const

function FeelingOptions({ narrow, onChange }: OptionsProps) {
  const { t } = useLingui()
  const { feelings, felt } = narrow
  const toggled = (key: (typeof feelings)[number]) =>
    feelings.includes(key) ? feelings.filter((one) => one !== key) : [...feelings, key]
  const words = { before: t`Ervoor`, after: t`Erna`, either: t`Ervoor of erna` }
  return (
    <>
      {FEELING_LIST.map(([key, label]) => (
        <Pill
          key={key}
          isChosen={feelings.includes(key)}
          onPress={() => onChange({ ...narrow, feelings: toggled(key) })}
        >
          {t(label)}
        </Pill>
      ))}
      {feelings.length > 0 && (
        <fieldset className={styles.more}>
          <legend className="soft">
            <Trans>Wanneer voelde je dat?</Trans>
          </legend>
          {MOMENTS.map((moment) => (
            <Pill
              key={moment ?? 'either'}
              isChosen={felt === moment}
              onPress={() => onChange({ ...narrow, felt: moment })}
            >
              {words[moment ?? 'either']}
            </Pill>
          ))}
        </fieldset>
      )}
    </>
  )
}

function WithOptions({ narrow, onChange }: OptionsProps) {
  const { hasActionPoints, hasWeave } = narrow
  return (
    <>
      <Pill
        isChosen={hasActionPoints === true}
        onPress={() => onChange({ ...narrow, hasActionPoints: hasActionPoints ? undefined : true })}
      >
        <Trans>Met actiepunten</Trans>
      </Pill>
      <Pill
        isChosen={hasWeave === true}
        onPress={() => onChange({ ...narrow, hasWeave: hasWeave ? undefined : true })}
      >
        <Trans>Met een vlechtwerk</Trans>
      </Pill>
    </>
  )
}
