import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '@/components/empty-state'
import { Select } from '@/components/form'
import { RibbonRow } from '@/components/ribbon-rows'
import { useFormat } from '@/lib/format'
import { useNames } from '../data/names'
import { Rows } from '../data/rows'
import { TextLink } from '../data/text-link'
import styles from './keeping.module.css'
import { LEVEL_NAMES } from './names'
import { type Level, levelsQuery } from './queries'

/** Texts by how hard they read, the hardest first. */
export function LevelsPart() {
  const { t } = useLingui()
  const [stage, setStage] = useState<'published' | 'writing'>('published')
  const rows = useInfiniteQuery(levelsQuery(stage))
  return (
    <>
      <p className={styles.intro}>
        <Trans>
          De moeilijkste eerst. Een formule telt zinnen en lettergrepen: voor Nederlands die van
          Douma, voor Engels die van Flesch. Ze begrijpt de tekst niet, en Frans meten we niet.
        </Trans>
      </p>
      <fieldset aria-label={t`Kies welke teksten`} className={styles.filters}>
        <Select
          label={<Trans>Welke teksten</Trans>}
          options={[
            { key: 'published', label: t`Wat lezers hebben` },
            { key: 'writing', label: t`In de maak` },
          ]}
          value={stage}
          onChange={(key) => setStage(key === 'writing' ? 'writing' : 'published')}
        />
      </fieldset>
      <Rows
        of={rows}
        row={(text) => <Row key={text.id} text={text} />}
        empty={
          <EmptyState title={<Trans>Nog niets gemeten</Trans>}>
            <Trans>Een tekst van honderd woorden of meer komt hier met zijn leesniveau.</Trans>
          </EmptyState>
        }
      />
    </>
  )
}

function Row({ text }: { text: Level }) {
  const { t } = useLingui()
  const names = useNames()
  const format = useFormat()
  return (
    <RibbonRow ribbon={names.ribbon(text.theme)} className={styles.row}>
      <div className={styles.words}>
        <TextLink id={text.translation} title={text.title} language={text.language} />
        <p className="soft">
          <strong>{t(LEVEL_NAMES[text.level])}</strong> ({format.number(Math.round(text.score))}) ·{' '}
          <Trans>{format.number(text.words)} woorden</Trans> · {names.theme(text.theme)} ·{' '}
          {names.language(text.language)}
          {text.hard && (
            <>
              {' · '}
              <Trans>moeilijker dan we willen</Trans>
            </>
          )}
        </p>
      </div>
    </RibbonRow>
  )
}
