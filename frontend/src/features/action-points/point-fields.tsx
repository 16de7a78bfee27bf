import { Trans, useLingui } from '@lingui/react/macro'
import { issueFor, Select, TextField } from '@/components/form'
import type { Problem } from '@/lib/api'
import { cleanText } from '@/lib/device'
import type { ActionPoint } from './points'

export type Draft = { what: string; dueOn: string; remind: string }

export const EMPTY: Draft = { what: '', dueOn: '', remind: '' }

type Remind = NonNullable<ActionPoint['remind']>

/** What is typed, as the server takes it. */
export function bodyOf({ what, dueOn, remind }: Draft) {
  return {
    what: what.trim(),
    dueOn: dueOn || null,
    // A reminder hangs on a day.
    remind: dueOn === '' || remind === '' ? null : (remind as Remind),
  }
}

type Props = { draft: Draft; onChange: (draft: Draft) => void; problem: Problem | null }

/** What, by when, and whether a mail may say that it waits. */
export function PointFields({ draft, onChange, problem }: Props) {
  const { t } = useLingui()
  return (
    <>
      <TextField
        label={<Trans>Wat wil je doen?</Trans>}
        autoComplete="off"
        autoFocus
        maxLength={500}
        value={draft.what}
        onChange={(what) => onChange({ ...draft, what: cleanText(what) })}
        error={issueFor(problem, 'what')}
      />
      <TextField
        label={<Trans>Tegen wanneer</Trans>}
        optional
        type="date"
        value={draft.dueOn}
        onChange={(dueOn) => onChange({ ...draft, dueOn })}
        error={issueFor(problem, 'dueOn')}
      />
      {draft.dueOn !== '' && (
        <Select
          label={<Trans>Herinnering</Trans>}
          description={
            <Trans>
              Je krijgt om acht uur ’s ochtends een mail dat er iets klaarstaat. Wat het is, staat
              er niet in.
            </Trans>
          }
          value={draft.remind}
          onChange={(remind) => onChange({ ...draft, remind })}
          options={[
            { key: '', label: t`Geen herinnering` },
            { key: 'on-the-day', label: t`Op de dag zelf` },
            { key: 'day-before', label: t`De dag ervoor` },
          ]}
          error={issueFor(problem, 'remind')}
        />
      )}
    </>
  )
}
