import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { PageTitle } from '@/components/page-title'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import styles from './list.module.css'
import { NewArticle } from './new-article'
import { OutdatedTexts } from './outdated'
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
        <div className="cluster">
          <NewArticle />
          <Link to="/$lang/editing/keeping" params={{ lang }} className={buttonClass('quiet')}>
            <Trans>Onderhoud</Trans>
          </Link>
          <Link to="/$lang/editing/pictures" params={{ lang }} className={buttonClass('quiet')}>
            <Trans>Afbeeldingen</Trans>
          </Link>
          <Link to="/$lang/moderation" params={{ lang }} className={buttonClass('quiet')}>
            <Trans>Gemelde reacties</Trans>
          </Link>
          <Link to="/$lang/editing/synonyms" params={{ lang }} className={buttonClass('quiet')}>
            <Trans>Synoniemen</Trans>
          </Link>
          <Link to="/$lang/editing/transfer" params={{ lang }} className={buttonClass('quiet')}>
            <Trans>In en uit</Trans>
          </Link>
        </div>
      </div>
      <Waiting />
      <OutdatedTexts />
      <Texts />
    </div>
  )
}
