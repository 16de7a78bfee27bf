import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArticleList } from '@/components/article-list'
import { LongBraid } from '@/components/braid/braid'
import { buttonClass } from '@/components/button'
import { ThemeList } from '@/components/theme-list'
import { itemsOf } from '@/lib/api'
import { everyLanguage, feedsOf, useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { articlesQuery, themesQuery } from '@/lib/knowledge'
import styles from './home-page.module.css'
import { Loop } from './loop'

/** What someone who comes by reads first. */
export function HomePage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { data: themes } = useSuspenseQuery(themesQuery(lang))
  const { data: newest } = useSuspenseInfiniteQuery(articlesQuery({ language: lang, pageSize: 4 }))
  useHead({
    title: 'Klankbord',
    description: t`Klankbord is voor sociale professionals. Lees over wat je in gesprekken tegenkomt, schrijf in alle rust op wat een gesprek met je deed, en neem het mee naar het volgende.`,
    canonical: `/${lang}`,
    alternates: everyLanguage(''),
    feeds: feedsOf(lang),
  })
  return (
    <>
      <Opening />
      <section className="page" aria-labelledby="home-themes">
        <h2 id="home-themes" className={styles.heading}>
          <Trans>Vijf thema’s, verweven in één praktijk</Trans>
        </h2>
        <ThemeList themes={themes} level={3} />
      </section>
      <Loop />
      <section className="page" aria-labelledby="home-new">
        <h2 id="home-new" className={styles.heading}>
          <Trans>Nieuw om te lezen</Trans>
        </h2>
        <ArticleList articles={itemsOf(newest)} />
      </section>
      <Invitation />
    </>
  )
}

function Opening() {
  const lang = useLocale()
  return (
    <div className={styles.opening}>
      <div className="page">
        <h1 id="page-title" tabIndex={-1} className={styles.title}>
          <Trans>Een klankbord voor wie met mensen werkt</Trans>
        </h1>
        <p className={styles.breath}>
          <Trans>
            Lees over wat je in gesprekken tegenkomt. Schrijf in alle rust op wat een gesprek met je
            deed. Neem het mee naar het volgende.
          </Trans>
        </p>
        <p className="cluster">
          <Link to="/$lang/themes" params={{ lang }} className={buttonClass('primary')}>
            <Trans>Bekijk de thema’s</Trans>
          </Link>
          <Link to="/$lang/sign-up" params={{ lang }} className={buttonClass('secondary')}>
            <Trans>Maak een account</Trans>
          </Link>
        </p>
      </div>
      <LongBraid className={styles.braid} />
    </div>
  )
}

function Invitation() {
  const lang = useLocale()
  return (
    <section className={`page ${styles.invitation}`} aria-labelledby="home-invitation">
      <h2 id="home-invitation" className={styles.heading}>
        <Trans>Een eigen plek om terug te kijken</Trans>
      </h2>
      <p className={styles.breath}>
        <Trans>
          Met een gratis account schrijf je reflecties die alleen jij leest. Ze worden versleuteld
          bewaard. Je leidinggevende ziet ze niet, je collega’s ook niet.
        </Trans>
      </p>
      <p className="cluster">
        <Link to="/$lang/sign-up" params={{ lang }} className={buttonClass('primary')}>
          <Trans>Maak een account</Trans>
        </Link>
        <Link to="/$lang/privacy" params={{ lang }}>
          <Trans>Wie kan wat lezen?</Trans>
        </Link>
      </p>
    </section>
  )
}
