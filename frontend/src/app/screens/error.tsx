import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/button'
import { PageTitle } from '@/components/page-title'
import { isProblem, type Problem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { useOnline } from '@/lib/online'
import { mayHaveSession } from '@/lib/session'
import styles from './error.module.css'
import { NotFoundScreen } from './not-found'

/** What a screen shows when its answer did not come; comes back by itself with the connection. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()

  useEffect(() => {
    queries.reset()
  }, [queries])

  const isOnline = useOnline()
  const wasOnline = useRef(isOnline)
  useEffect(() => {
    if (isOnline && !wasOnline.current) void router.invalidate()
    wasOnline.current = isOnline
  }, [isOnline, router])

  if (isProblem(error, 404)) return <NotFoundScreen />
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return isUnreachable(error) ? (
    <Offline onRetry={retry} />
  ) : (
    <Trouble problem={isProblem(error) ? error : undefined} onRetry={retry} />
  )
}

/** A piece of the app that cannot be fetched is a lost connection too. */
function isUnreachable(error: unknown): boolean {
  if (isProblem(error)) return error.isUnreachable
  return error instanceof TypeError && /import|fetch|module/i.test(error.message)
}

function Offline({ onRetry }: { onRetry: () => void }) {
  const { t } = useLingui()
  useHead({ title: t`Geen verbinding` })
  return (
    <div className="page page-narrow" role="alert">
      <PageTitle
        lead={
          <Trans>
            We kunnen deze pagina nu niet ophalen. Zodra er weer verbinding is, komt ze vanzelf.
          </Trans>
        }
      >
        <Trans>Je bent even zonder verbinding</Trans>
      </PageTitle>
      <Button variant="primary" onClick={onRetry}>
        <Trans>Probeer opnieuw</Trans>
      </Button>
      {mayHaveSession() && <WithoutConnection />}
    </div>
  )
}

/** What the device can do by itself. */
function WithoutConnection() {
  const lang = useLocale()
  return (
    <nav className={styles.without} aria-labelledby="without-connection">
      <p id="without-connection">
        <Trans>Dit kan ook zonder verbinding:</Trans>
      </p>
      <ul>
        <li>
          <Link to="/$lang/reflections/new" params={{ lang }}>
            <Trans>Een reflectie schrijven</Trans>
          </Link>
        </li>
        <li>
          <Link to="/$lang/saved" params={{ lang }}>
            <Trans>Lezen wat je bewaarde</Trans>
          </Link>
        </li>
      </ul>
    </nav>
  )
}

function Trouble({ problem, onRetry }: { problem: Problem | undefined; onRetry: () => void }) {
  const { t } = useLingui()
  useHead({ title: t`Storing` })
  return (
    <div className="page page-narrow" role="alert">
      <PageTitle
        lead={
          <Trans>Het ligt aan ons, niet aan jou. Probeer het over een paar minuten opnieuw.</Trans>
        }
      >
        <Trans>Hier ging iets mis</Trans>
      </PageTitle>
      {problem?.detail && <p className={styles.detail}>{problem.detail}</p>}
      <Button variant="primary" onClick={onRetry}>
        <Trans>Probeer opnieuw</Trans>
      </Button>
    </div>
  )
}
