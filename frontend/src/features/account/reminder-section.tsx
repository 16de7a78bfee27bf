import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox } from '@/components/form'
import { Notice } from '@/components/notice'
import { api, isProblem, MERGE_PATCH, tagged } from '@/lib/api'
import { meQuery } from './me'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

/** Whether mails may say that something waits. Off is off as soon as the box says so. */
export function ReminderSection() {
  const { data } = useQuery(meQuery)
  return (
    <Section
      title={<Trans>Herinneringen</Trans>}
      lead={
        <Trans>
          Bij een actiepunt kun je een mail kiezen. Die zegt alleen dat er iets klaarstaat, nooit
          wat.
        </Trans>
      }
    >
      {data && <Switch isOn={data.body.reminders} etag={data.etag} />}
    </Section>
  )
}

function Switch({ isOn, etag }: { isOn: boolean; etag: string }) {
  const client = useQueryClient()
  const [isSaved, setSaved] = useState(false)
  const set = useAction(async (reminders: boolean) => {
    setSaved(false)
    try {
      const params = { header: { 'If-Match': etag } }
      const answer = await tagged(
        api.PATCH('/me', { params, headers: MERGE_PATCH, body: { reminders } }),
      )
      client.setQueryData(meQuery.queryKey, answer)
    } catch (error) {
      // Changed in another window: with the state of now, trying again works.
      if (isProblem(error, 412)) await client.invalidateQueries({ queryKey: meQuery.queryKey })
      throw error
    }
    setSaved(true)
  })
  return (
    <>
      <Trouble problem={set.problem} />
      <Checkbox isSelected={isOn} onChange={(reminders) => void set.run(reminders)}>
        <Trans>Mail me als er iets klaarstaat</Trans>
      </Checkbox>
      {isSaved && !set.problem && (
        <Notice tone="success" live>
          {isOn ? (
            <Trans>Herinneringen staan aan.</Trans>
          ) : (
            <Trans>Herinneringen staan uit. Er komt geen mail meer.</Trans>
          )}
        </Notice>
      )}
    </>
  )
}
