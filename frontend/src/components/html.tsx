import type { Ref } from 'react'
import styles from './prose.module.css'

type Props = { html: string; lang: string; ref?: Ref<HTMLDivElement> }

/**
 * Text that the server rendered from Markdown and sanitised: the one place in the app where HTML
 * is trusted. Nothing a person types in comes this way.
 */
export function Html({ html, lang, ref }: Props) {
  return (
    <div
      ref={ref}
      lang={lang}
      className={styles.prose}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by nh3
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
