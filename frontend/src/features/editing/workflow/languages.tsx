import { Trans } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from '@/components/button'
import { LOCALES, useLocale } from '@/lib/i18n'
import { useStartText } from '../data/acts'
import { useNames } from '../data/names'
import type { Text } from '../data/queries'
import { Refused } from './refused'
import styles from './workflow.module.css'

/** The same article in other languages: those that are there, and those that can be begun. */
export function Languages({ text }: { text: Text }) {
  const lang = useLocale()
  const names = useNames()
  const navigate = useNavigate()
  const start = useStartText()
  const there = new Set([text.language, ...text.languages.map(({ language }) => language)])
  const missing = LOCALES.filter((locale) => !there.has(locale))

  const begin = async (language: Text['language']) => {
    const started = await start.run({ language, article: text.article })
    if (started) await navigate({ to: '/$lang/editing/$id', params: { lang, id: started.id } })
  }
  return (
    <section aria-labelledby="languages" className={styles.part}>
      <h2 id="languages" className="part-title">
        <Trans>In andere talen</Trans>
      </h2>
      {text.languages.length > 0 && (
        <ul className={styles.list}>
          {text.languages.map(({ id, language, state }) => (
            <li key={id}>
              <Link to="/$lang/editing/$id" params={{ lang, id }}>
                {names.language(language)}
              </Link>{' '}
              <span className="soft">{names.state(state)}</span>
            </li>
          ))}
        </ul>
      )}
      <Refused problem={start.problem}>
        {missing.length > 0 && (
          <div className="cluster">
            {missing.map((language) => (
              <Button key={language} busy={start.busy} onClick={() => void begin(language)}>
                <Trans>Begin in het {names.language(language)}</Trans>
              </Button>
            ))}
          </div>
        )}
      </Refused>
    </section>
  )
}
