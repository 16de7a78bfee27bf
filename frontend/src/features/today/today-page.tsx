import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { WaitingForWriter } from '@/components/waiting/waiting-for-writer'
import { type Desk, templatesQuery, useDesk } from '@/lib/device'
import { today, useFormat } from '@/lib/format'
import { useHead } from '@/lib/head'
import { useSession } from '@/lib/session'
import { Begin } from './begin'
import { Drafts } from './drafts'
import { Latest } from './latest'
import { NewToRead } from './new-to-read'
import { OnThisDay } from './on-this-day'
import { OwnWeave } from './own-weave'
import styles from './today.module.css'

/** The first screen after signing in: write, go on, do (`due`), look back, read. */
export function TodayPage({ due }: { due?: ReactNode }) {
  const { t } = useLingui()
  const desk = useDesk()
  useHead({ title: t`Vandaag` })
  return desk ? <Today desk={desk} due={due} /> : <Loading />
}

function Today({ desk, due }: { desk: Desk; due?: ReactNode }) {
  const format = useFormat()
  // So that they are on the device before there is no connection.
  useQuery(templatesQuery(desk))
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle eyebrow={format.weekday(today())}>
        <Greeting />
      </PageTitle>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Begin desk={desk} />
          <WaitingForWriter desk={desk} />
          <Drafts desk={desk} />
          {due}
          <OnThisDay desk={desk} />
          <Latest desk={desk} />
        </div>
        <div className={styles.beside}>
          <NewToRead />
          <OwnWeave />
        </div>
      </div>
    </div>
  )
}

/** What people say to each other at this hour. */
function Greeting() {
  const { session } = useSession()
  const name = session && 'me' in session ? session.me.displayName : ''
  const hour = new Date().getHours()
  if (hour >= 5 && hour < 12)
    return name ? <Trans>Goedemorgen, {name}</Trans> : <Trans>Goedemorgen</Trans>
  if (hour >= 12 && hour < 18)
    return name ? <Trans>Goedemiddag, {name}</Trans> : <Trans>Goedemiddag</Trans>
  return name ? <Trans>Goedenavond, {name}</Trans> : <Trans>Goedenavond</Trans>
}
