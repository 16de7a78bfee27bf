import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, Select } from '@/components/form'
import { Notice } from '@/components/notice'
import { isProblem } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import { changeRetention, type Retention, retentionQuery, YEARS } from '@/lib/retention'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

/** How long reflections stay: for good, or some years. */
export function RetentionSection() {
  const lang = useLocale()
  const { data } = useQuery(retentionQuery)
  return (
    <Section
      id="retention"
      title={<Trans>Hoelang je reflecties blijven</Trans>}
      lead={
        <>
          <Trans>Ze blijven tot jij ze wist. Je kunt ook kiezen dat oude vanzelf weggaan.</Trans>{' '}
          <Link to="/$lang/reflections/trash" params={{ lang }}>
            <Trans>Prullenbak</Trans>
          </Link>
        </>
      }
    >
      {data && <Choice key={data.etag} retention={data.body} etag={data.etag} />}
    </Section>
  )
}

type Props = { retention: Retention; etag: string }

function Choice({ retention, etag }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const kept = String(retention.years ?? '')
  const [chosen, choose] = useState(kept)
  const years = YEARS.find((each) => String(each) === chosen) ?? null
  const save = useAction(async () => {
    try {
      await changeRetention(years, etag)
    } catch (error) {
      if (isProblem(error, 412)) await client.invalidateQueries(retentionQuery)
      throw error
    }
    await client.invalidateQueries(retentionQuery)
  })
  const options = [
    { key: '', label: t`Tot ik ze zelf wis` },
    ...YEARS.map((each) => ({
      key: String(each),
      label: plural(each, {
        one: '# jaar nadat ik ze laatst veranderde',
        other: '# jaar nadat ik ze laatst veranderde',
      }),
    })),
  ]
  return (
    <Form onSubmit={() => void save.run()}>
      <Trouble problem={save.problem} />
      <Select
        label={<Trans>Mijn reflecties blijven</Trans>}
        name="years"
        value={chosen}
        onChange={choose}
        options={options}
      />
      {chosen !== kept && years && <Meaning retention={retention} years={years} />}
      {chosen === kept && retention.years && <Chosen retention={retention} />}
      <FormActions>
        <Button type="submit" busy={save.busy}>
          <Trans>Bewaar</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}

/** Before it is kept: how many reflections it is about. */
function Meaning({ retention, years }: { retention: Retention; years: number }) {
  const count = retention.older.find((each) => each.years === years)?.count ?? 0
  return (
    <Notice tone={count > 0 ? 'warning' : 'info'} live>
      <p>
        <Plural
          value={count}
          _0="Nu is geen enkele reflectie zo oud."
          one="Nu is # reflectie zo oud. Ze gaat binnen twee uur naar de prullenbak, en is dertig dagen later voorgoed weg."
          other="Nu zijn # reflecties zo oud. Ze gaan binnen twee uur naar de prullenbak, en zijn dertig dagen later voorgoed weg."
        />
      </p>
    </Notice>
  )
}

/** What was kept, and what comes of it soon. */
function Chosen({ retention }: { retention: Retention }) {
  return (
    <p className="soft">
      <Plural
        value={retention.leaving}
        _0="In de komende dertig dagen gaat er niets naar de prullenbak."
        one="In de komende dertig dagen gaat # reflectie naar de prullenbak."
        other="In de komende dertig dagen gaan # reflecties naar de prullenbak."
      />
    </p>
  )
}
