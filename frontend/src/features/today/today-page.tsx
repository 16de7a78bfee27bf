import { Trans, useLingui } from '@lingui/react/macro'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { useDesk } from '@/lib/device'
import { today, useFormat } from '@/lib/format'
import { useHead } from '@/lib/head'
import { useSession } from '@/lib/session'
import { Begin } from './begin'
import { Drafts } from './drafts'
import { Latest } from './latest'
import { NewToRead } from './new-to-read'
import styles from './today.module.css'

/** The first screen after signing in: write, go on, look back, read. */
export function TodayPage() {
  const { t } = useLingui()
  const desk = useDesk()
  const format = useFormat()
  useHead({ title: t`Vandaag` })
  if (!desk) return <Loading />
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle eyebrow={format.weekday(today())}>
        <Greeting />
      </PageTitle>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Begin desk={desk} />
          <Drafts desk={desk} />
          <Latest desk={desk} />
        </div>
        <NewToRead />
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
