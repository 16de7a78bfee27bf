import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { useLocale } from '@/lib/i18n'
import type { Article } from '@/lib/knowledge'
import styles from './article-page.module.css'

/** After the last line: turn what was read into something of one's own. */
export function ReflectOnThis({ article }: { article: Article }) {
  const lang = useLocale()
  return (
    <section className={`${styles.reflect} no-print`} aria-labelledby="reflect-on-this">
      <h2 id="reflect-on-this" className={styles.heading}>
        <Trans>Denk je aan een gesprek?</Trans>
      </h2>
      <p>
        <Trans>
          Schrijf het op nu het vers is. Een paar regels zijn genoeg, en alleen jij leest ze.
        </Trans>
      </p>
      <p>
        <Link
          to="/$lang/reflections/new"
          params={{ lang }}
          search={{ article: article.slug }}
          className={buttonClass('primary')}
        >
          <Trans>Schrijf een reflectie</Trans>
        </Link>
      </p>
    </section>
  )
}
