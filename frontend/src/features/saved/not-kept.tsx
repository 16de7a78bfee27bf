import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { Button } from '@/components/button'
import { PageTitle } from '@/components/page-title'
import { type Desk, useLibrary } from '@/lib/device'
import { useHead } from '@/lib/head'
import styles from './kept.module.css'
import { KeptTitles } from './kept-titles'

/** Says that an article cannot be read without a connection, and which ones can. */
export function NotKept({ desk, isGone }: { desk: Desk; isGone: boolean }) {
  const { t } = useLingui()
  const router = useRouter()
  const library = useLibrary(desk)
  const kept = library?.items.filter(({ id }) => library.has(id)) ?? []
  useHead({ title: t`Geen verbinding` })
  return (
    <div className={`page page-narrow ${styles.absent}`}>
      <PageTitle
        lead={
          isGone ? (
            <Trans>Het is niet meer gepubliceerd. Daarom staat het niet meer op dit toestel.</Trans>
          ) : (
            <Trans>
              We kunnen het nu niet ophalen. Zodra er weer verbinding is, komt het vanzelf.
            </Trans>
          )
        }
      >
        {isGone ? (
          <Trans>Dit artikel is er niet meer</Trans>
        ) : (
          <Trans>Dit artikel staat niet op dit toestel</Trans>
        )}
      </PageTitle>
      <Button variant="primary" onClick={() => void router.invalidate()}>
        <Trans>Probeer opnieuw</Trans>
      </Button>
      {library && kept.length > 0 && (
        <section aria-labelledby="kept-title">
          <h2 id="kept-title" className="part-title">
            <Trans>Deze artikelen kun je nu wel lezen</Trans>
          </h2>
          <KeptTitles library={library} items={kept} level={3} />
        </section>
      )}
    </div>
  )
}
