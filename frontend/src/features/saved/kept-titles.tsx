import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ReadingTime } from '@/components/article-list'
import { WovenRow } from '@/components/woven-row'
import type { Shown } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import type { SavedArticle } from './saved'
import styles from './saved-page.module.css'

type Level = 2 | 3
type Props = { library: Shown; items: SavedArticle[]; level?: Level }

/** Saved articles as this device knows them: to read, not to change. */
export function KeptTitles({ library, items, level = 2 }: Props) {
  return (
    <ul className={styles.items}>
      {items.map((saved) => (
        <WovenRow key={saved.id} ribbon={saved.article?.theme.ribbon}>
          <Title saved={saved} isHere={library.has(saved.id)} level={level} />
          {saved.note && (
            <p dir="auto" className={styles.note}>
              {saved.note}
            </p>
          )}
        </WovenRow>
      ))}
    </ul>
  )
}

type TitleProps = { saved: SavedArticle; isHere: boolean; level: Level }

function Title({ saved, isHere, level }: TitleProps) {
  const Heading = `h${level}` as const
  const lang = useLocale()
  const { article } = saved
  if (!article) {
    const why = <Trans>Niet meer beschikbaar</Trans>
    return <Absent heading={Heading} title={saved.title} why={why} />
  }
  const foreign = article.language === lang ? undefined : article.language
  if (!isHere) {
    const why = <Trans>Staat niet op dit toestel</Trans>
    return <Absent heading={Heading} title={article.title} lang={foreign} why={why} />
  }
  return (
    <>
      <Heading className={styles.title} lang={foreign}>
        <Link to="/$lang/articles/$slug" params={{ lang, slug: article.slug }}>
          {article.title}
        </Link>
      </Heading>
      <p className="facts">
        <span className={styles.theme} lang={foreign}>
          {article.theme.title}
        </span>
        <ReadingTime minutes={article.readingMinutes} />
      </p>
    </>
  )
}

type AbsentProps = {
  heading: 'h2' | 'h3'
  title: string
  why: ReactNode
  lang?: string | undefined
}

function Absent({ heading: Heading, title, why, lang }: AbsentProps) {
  return (
    <>
      <Heading className={styles.title} lang={lang}>
        {title}
      </Heading>
      <p className="facts">
        <span>{why}</span>
      </p>
    </>
  )
}
