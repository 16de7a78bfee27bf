import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { WovenEdge } from '@/components/woven-edge'
import type { ReflectionContent } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import styles from './prompt-block.module.css'

/** The question from an article that this reflection answers. */
export function PromptBlock({ prompt }: { prompt: NonNullable<ReflectionContent['prompt']> }) {
  const lang = useLocale()
  return (
    <aside className={styles.prompt}>
      <WovenEdge className={styles.edge} />
      <div className={styles.body}>
        <p className={styles.question}>{prompt.text}</p>
        <Link to="/$lang/articles/$slug" params={{ lang, slug: prompt.article }}>
          <Trans>Uit een artikel. Lees het nog eens</Trans>
        </Link>
      </div>
    </aside>
  )
}
