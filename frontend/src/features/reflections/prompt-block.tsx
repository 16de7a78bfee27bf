import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { WovenEdge } from '@/components/woven-edge'
import type { ReflectionContent, ThemeKey } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import { RIBBON_OF_THEME } from '@/lib/knowledge'
import styles from './prompt-block.module.css'

type Props = {
  prompt: NonNullable<ReflectionContent['prompt']>
  theme: ThemeKey | null
}

/** The question from an article that this reflection answers. */
export function PromptBlock({ prompt, theme }: Props) {
  const lang = useLocale()
  const ribbon = theme ? RIBBON_OF_THEME[theme] : undefined
  return (
    <aside className={styles.prompt} data-ribbon={ribbon}>
      <WovenEdge ribbon={ribbon} className={styles.edge} />
      <div className={styles.body}>
        <p dir="auto" className={styles.question}>
          {prompt.text}
        </p>
        <Link to="/$lang/articles/$slug" params={{ lang, slug: prompt.article }}>
          <Trans>Uit een artikel. Lees het nog eens</Trans>
        </Link>
      </div>
    </aside>
  )
}
