import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { components } from '@/api/schema'
import { useLocale } from '@/lib/i18n'
import styles from './theme-list.module.css'
import { WovenEdge } from './woven-edge'

type Theme = components['schemas']['ThemeSummary']

type Props = { themes: Theme[]; level?: 2 | 3 }

/** The themes under each other like the contents of a book, each with its ribbon. */
export function ThemeList({ themes, level = 2 }: Props) {
  const lang = useLocale()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul className={styles.list}>
      {themes.map((theme) => (
        <li key={theme.key} className={styles.theme} data-ribbon={theme.ribbon}>
          <WovenEdge ribbon={theme.ribbon} className={styles.edge} />
          <Heading className={styles.title}>
            <Link to="/$lang/themes/$key" params={{ lang, key: theme.key }}>
              {theme.title}
            </Link>
          </Heading>
          <p className={styles.summary}>{theme.summary}</p>
          <p className={styles.count}>
            <Trans>
              <Plural value={theme.articleCount} one="# artikel" other="# artikels" />
            </Trans>
          </p>
        </li>
      ))}
    </ul>
  )
}
