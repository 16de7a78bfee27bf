import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/button'
import { FormActions } from '@/components/form'
import { Notice } from '@/components/notice'
import { api, data } from '@/lib/api'
import { useHead } from '@/lib/head'
import { Entrance } from './entrance'
import { Trouble } from './trouble'
import { useAction } from './use-action'

const route = getRouteApi('/$lang/entrance/reminders')

/** Ends the mails that remind, for whoever has one. Opening the link alone does nothing. */
export function RemindersPage() {
  const { t } = useLingui()
  const { lang } = route.useParams()
  const key = useLocation({ select: ({ hash }) => hash })
  const [isOff, setOff] = useState(false)
  useHead({ title: t`Herinneringen` })
  const refuse = useAction(async () => {
    await data(api.POST('/reminder-refusals', { body: { key: decodeURIComponent(key) } }))
    setOff(true)
  })
  return (
    <Entrance
      title={<Trans>Geen herinneringen meer</Trans>}
      lead={<Trans>Je actiepunten blijven staan. Er komt alleen geen mail meer over.</Trans>}
    >
      <Trouble problem={refuse.problem} />
      {isOff ? (
        <Notice tone="success" live>
          <Trans>Herinneringen staan uit. In je account zet je ze weer aan.</Trans>
        </Notice>
      ) : (
        <FormActions>
          <Button variant="primary" busy={refuse.busy} onClick={() => void refuse.run()}>
            <Trans>Zet herinneringen uit</Trans>
          </Button>
          <Link to="/$lang/account" params={{ lang }} className={buttonClass()}>
            <Trans>Naar je account</Trans>
          </Link>
        </FormActions>
      )}
    </Entrance>
  )
}
