import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { PageTitle } from '@/components/page-title'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import styles from './list.module.css'
import { NewArticle } from './new-article'
import { Texts } from './texts'
import { Waiting } from './waiting'

/** Everything editors work on: what waits for them, and every text. */
export function ListPage() {
  const { t } = useLingui()
  const lang = useLocale()
  useHead({ title: t`Redactie` })
  return (
    <div className={`page ${styles.page}`}>
      <div className={styles.head}>
        <PageTitle lead={<Trans>Van eerste woorden tot wat lezers krijgen.</Trans>}>
          <Trans>Redactie</Trans>
        </PageTitle>
        <div className={styles.ways}>
          <Link to="/$lang/editing/keeping" params={{ lang }}>
            <Trans>Onderhoud</Trans>
          </Link>
          <NewArticle />
        </div>
      </div>
      <Waiting />
      <Texts />
    </div>
  )
}
