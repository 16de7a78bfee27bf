import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, Select, TextField } from '@/components/form'
import { Notice } from '@/components/notice'
import { api, isProblem, MERGE_PATCH, tagged } from '@/lib/api'
import { isLocale, LANGUAGE_NAMES, LOCALES, useLocale } from '@/lib/i18n'
import { askAgain, type Me } from '@/lib/session'
import { meQuery } from './me'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

/** Name and language. */
export function ProfileSection() {
  const { data } = useQuery(meQuery)
  return (
    <Section title={<Trans>Over jou</Trans>}>
      {data && <ProfileForm key={statedIn(data.body)} me={data.body} etag={data.etag} />}
    </Section>
  )
}

/** What the form shows; when something else of the account changes, what is typed here stays. */
function statedIn({ displayName, language }: Me): string {
  return `${language} ${displayName}`
}

function ProfileForm({ me, etag }: { me: Me; etag: string }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const shown = useLocale()
  const [displayName, setName] = useState(me.displayName)
  const [language, setLanguage] = useState(me.language)
  const [isSaved, setSaved] = useState(false)

  const save = useAction(async () => {
    try {
      const params = { header: { 'If-Match': etag } }
      await tagged(
        api.PATCH('/me', { params, headers: MERGE_PATCH, body: { displayName, language } }),
      )
    } catch (error) {
      // Changed in another window: take the new state first, the person sees it and can go on.
      if (isProblem(error, 412)) await client.invalidateQueries({ queryKey: meQuery.queryKey })
      throw error
    }
    setSaved(true)
    await askAgain(client)
    if (language !== shown && language !== me.language) {
      await navigate({ to: '/$lang/account', params: { lang: language } })
    }
  })

  return (
    <Form onSubmit={() => void save.run()}>
      <Trouble problem={save.problem} fields={['displayName', 'language']} />
      <TextField
        label={<Trans>Hoe mogen we je noemen?</Trans>}
        optional
        name="displayName"
        autoComplete="name"
        value={displayName}
        onChange={setName}
        error={issueFor(save.problem, 'displayName')}
      />
      <Select
        label={<Trans>Taal van je mails</Trans>}
        name="language"
        value={language}
        onChange={(key) => isLocale(key) && setLanguage(key)}
        options={LOCALES.map((key) => ({ key, label: LANGUAGE_NAMES[key] }))}
        error={issueFor(save.problem, 'language')}
      />
      <FormActions>
        <Button type="submit" busy={save.busy}>
          <Trans>Bewaar</Trans>
        </Button>
      </FormActions>
      {isSaved && !save.problem && (
        <Notice tone="success" live>
          <Trans>Bewaard</Trans>
        </Notice>
      )}
    </Form>
  )
}
