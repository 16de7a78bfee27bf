import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { Schemas } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import styles from './text-link.module.css'

type Props = { id: string; title: string; language: Schemas['LanguageEnum'] | undefined }

/** The way to a text, by its title. */
export function TextLink({ id, title, language }: Props) {
  const lang = useLocale()
  return (
    <Link
      to="/$lang/editing/$id"
      params={{ lang, id }}
      lang={title ? language : undefined}
      className={styles.title}
    >
      {title || <Trans>Zonder titel</Trans>}
    </Link>
  )
}
