import { useLingui } from '@lingui/react/macro'
import type { ExportForm } from './exports'

/** What the forms are called. */
export function useFormNames(): Record<ExportForm, string> {
  const { t } = useLingui()
  return {
    pdf: t`Portfolio (PDF)`,
    markdown: t`Tekstbestanden (Markdown)`,
    json: t`Gegevens (JSON)`,
  }
}
