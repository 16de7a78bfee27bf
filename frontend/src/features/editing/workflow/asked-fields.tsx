import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { issueFor, Select, TextField } from '@/components/form'
import type { Problem } from '@/lib/api'
import { useSession } from '@/lib/session'
import { editorsQuery } from '../data/queries'

type ReviewerProps = {
  value: string
  onChange: (id: string) => void
  error: string | undefined
  /** Also this editor, who did not write the text. */
  withMe?: boolean
}

/** Which colleague should look at a text, or whoever has time. */
function ReviewerSelect({ value, onChange, error, withMe = false }: ReviewerProps) {
  const { t } = useLingui()
  const { session } = useSession()
  const { data: editors = [] } = useQuery(editorsQuery)
  const me = session && 'me' in session ? session.me.id : ''
  const others = editors.filter(({ id }) => withMe || id !== me)
  return (
    <Select
      label={<Trans>Wie leest na?</Trans>}
      name="reviewer"
      options={[
        { key: '', label: t`Wie tijd heeft` },
        ...others.map(({ id, name }) => ({ key: id, label: name || t`een collega` })),
      ]}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}

/** Who is asked, and until when; empty when that is open. */
export type Asked = { reviewer: string; dueOn: string }

type AskedProps = {
  asked: Asked
  onChange: (asked: Asked) => void
  problem: Problem | null
  withMe?: boolean
}

/** Who looks at a text, and by when. */
export function AskedFields({ asked, onChange, problem, withMe = false }: AskedProps) {
  return (
    <>
      <ReviewerSelect
        withMe={withMe}
        value={asked.reviewer}
        onChange={(reviewer) => onChange({ ...asked, reviewer })}
        error={issueFor(problem, 'reviewer')}
      />
      <TextField
        label={<Trans>Tegen wanneer</Trans>}
        name="dueOn"
        type="date"
        optional
        value={asked.dueOn}
        onChange={(dueOn) => onChange({ ...asked, dueOn })}
        error={issueFor(problem, 'dueOn')}
      />
    </>
  )
}
