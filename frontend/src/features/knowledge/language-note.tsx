import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Notice } from '@/components/notice'
import { LANGUAGE_NAMES, type Locale, useLocale } from '@/lib/i18n'
import type { Article } from '@/lib/knowledge'

/** Says in words when the text is in another language than the interface, and what there is else. */
export function LanguageNote({ article }: { article: Article }) {
  const lang = useLocale()
  const own = article.languages.find(({ language }) => language === lang)
  if (article.language === lang) return <OtherLanguages article={article} />
  return (
    <Notice>
      <p>
        <WrittenIn language={article.language} />{' '}
        {own && (
          <Link to="/$lang/articles/$slug" params={{ lang, slug: own.slug }}>
            <ReadIn language={lang} />
          </Link>
        )}
      </p>
    </Notice>
  )
}

function WrittenIn({ language }: { language: Locale }) {
  const { t } = useLingui()
  if (language === 'fr') return t`Dit artikel staat in het Frans.`
  if (language === 'en') return t`Dit artikel staat in het Engels.`
  return t`Dit artikel staat in het Nederlands.`
}

function ReadIn({ language }: { language: Locale }) {
  const { t } = useLingui()
  if (language === 'fr') return t`Lees het in het Frans`
  if (language === 'en') return t`Lees het in het Engels`
  return t`Lees het in het Nederlands`
}

function OtherLanguages({ article }: { article: Article }) {
  const others = article.languages.filter(({ language }) => language !== article.language)
  if (others.length === 0) return null
  return (
    <p className="cluster no-print">
      <Trans>Ook in het:</Trans>
      {others.map(({ language, slug }) => (
        <Link
          key={language}
          to="/$lang/articles/$slug"
          params={{ lang: language, slug }}
          lang={language}
          hrefLang={language}
        >
          {LANGUAGE_NAMES[language]}
        </Link>
      ))}
    </p>
  )
}
