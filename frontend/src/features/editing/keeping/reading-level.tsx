import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Schemas } from '@/lib/api'
import { useFormat } from '@/lib/format'
import type { Text } from '../data/queries'
import styles from './keeping.module.css'
import { LEVEL_NAMES } from './names'
import { readingLevelQuery } from './queries'

type Props = { text: Text; version: number }
type Found = Schemas['ReadingLevel']

/** How hard the text reads that was saved last, and what would help. It forbids nothing. */
export function ReadingLevel({ text, version }: Props) {
  const { data } = useQuery(readingLevelQuery(text.id, version))
  if (!data || data.words === 0) return null
  return (
    <details className={styles.level} data-hard={data.hard || undefined}>
      <summary>
        <Verdict found={data} />
      </summary>
      {data.hard && (
        <p>
          <Trans>Dit leest moeilijker dan we willen. Kortere zinnen helpen het meest.</Trans>
        </p>
      )}
      <Counted found={data} />
      <Sentences found={data} language={text.language} />
      <LongWords found={data} language={text.language} />
      <p className="soft">
        {data.measure === 'flesch-douma' && (
          <Trans>
            Gemeten met de formule van Flesch en Douma (1960). Ze telt zinnen en lettergrepen; of de
            tekst duidelijk is, weet ze niet.
          </Trans>
        )}
        {data.measure === 'flesch' && (
          <Trans>
            Gemeten met de formule van Flesch (1948). Ze telt zinnen en lettergrepen; of de tekst
            duidelijk is, weet ze niet.
          </Trans>
        )}
        {data.measure === 'none' && (
          <Trans>Voor Frans hebben we geen formule die we genoeg vertrouwen.</Trans>
        )}
      </p>
    </details>
  )
}

function Verdict({ found: { level, score, measure } }: { found: Found }) {
  const { t } = useLingui()
  const format = useFormat()
  if (level && score !== null) {
    return (
      <Trans>
        Leesniveau: <strong>{t(LEVEL_NAMES[level])}</strong> ({format.number(Math.round(score))} op
        100)
      </Trans>
    )
  }
  if (measure === 'none') return <Trans>Leesniveau: niet gemeten</Trans>
  return <Trans>Leesniveau: nog te kort om te meten</Trans>
}

function Counted({ found }: { found: Found }) {
  const format = useFormat()
  return (
    <p>
      <Plural value={found.words} one="# woord" other="# woorden" />
      {', '}
      <Trans>{format.number(found.wordsPerSentence)} per zin</Trans>
      {found.syllablesPerWord !== null && (
        <>
          {', '}
          <Trans>{format.number(found.syllablesPerWord)} lettergrepen per woord</Trans>
        </>
      )}
    </p>
  )
}

type Hints = { found: Found; language: Text['language'] }

function Sentences({ found, language }: Hints) {
  if (found.longestSentences.length === 0) return null
  return (
    <>
      <h3 className="strong">
        <Trans>De langste zinnen</Trans>
      </h3>
      <ul className={styles.hints}>
        {found.longestSentences.map(({ text, words }) => (
          <li key={text}>
            <q lang={language}>{text}</q>{' '}
            <span className="soft">
              <Plural value={words} one="# woord" other="# woorden" />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function LongWords({ found, language }: Hints) {
  if (found.longestWords.length === 0) return null
  return (
    <>
      <h3 className="strong">
        <Trans>De langste woorden</Trans>
      </h3>
      <ul className={styles.hints}>
        {found.longestWords.map(({ word, syllables, times }) => (
          <li key={word}>
            <span lang={language}>{word}</span>{' '}
            <span className="soft">
              <Plural value={syllables} one="# lettergreep" other="# lettergrepen" />
              {times > 1 && (
                <>
                  {', '}
                  <Plural value={times} one="# keer" other="# keer" />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
