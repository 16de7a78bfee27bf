import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from '@/components/form'
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
export function ReviewerSelect({ value, onChange, error, withMe = false }: ReviewerProps) {
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
