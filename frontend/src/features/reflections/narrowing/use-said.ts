import { useLingui } from '@lingui/react/macro'
import type { Desk } from '@/lib/device'
import { useFormat } from '@/lib/format'
import { FEELINGS } from '../feelings'
import { KINDS } from '../kinds'
import { useTemplates } from '../use-templates'
import { useThemes } from '../use-themes'
import type { Facet, Narrow } from './narrow'

/** What is chosen in each facet, in words; "" when nothing is. */
export function useSaid(desk: Desk, narrow: Narrow): (facet: Facet) => string {
  const { t } = useLingui()
  const format = useFormat()
  const themes = useThemes()
  const templates = useTemplates(desk)
  const { theme, kind, template, feelings, felt, tags, from, to } = narrow

  function period(): string {
    if (from && to) return t`${format.day(from)} tot en met ${format.day(to)}`
    if (from) return t`vanaf ${format.day(from)}`
    return to ? t`tot en met ${format.day(to)}` : ''
  }

  function feeling(): string {
    const words = feelings.map((one) => t(FEELINGS[one])).join(', ')
    if (!words || !felt) return words
    return felt === 'before' ? t`${words} (ervoor)` : t`${words} (erna)`
  }

  function templateName(): string {
    const known = templates.list.find(({ key }) => key === template)
    return known ? templates.nameOf(known) : template ? t`Andere werkvorm` : ''
  }

  function besides(): string {
    const both = [narrow.hasActionPoints && t`actiepunten`, narrow.hasWeave && t`vlechtwerk`]
    return both.filter(Boolean).join(', ')
  }

  const said: Record<Facet, () => string> = {
    theme: () => (theme ? (themes.titleOf(theme) ?? t`Een thema`) : ''),
    kind: () => (kind ? t(KINDS[kind]) : ''),
    template: templateName,
    feeling,
    tag: () => tags.join(', '),
    period,
    with: besides,
  }
  return (facet) => said[facet]()
}
