import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { FileDrop } from '@/components/file-drop'
import { Select } from '@/components/form'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { LOCALES } from '@/lib/i18n'
import { useNames } from '../data/names'
import styles from './transfer.module.css'
import type { Import } from './use-import'

/** The file, and what only texts of WordPress need to be told. */
export function ChooseFile({ found }: { found: Import }) {
  const { t } = useLingui()
  const names = useNames()
  const [theme, setTheme] = useState('')
  const [language, setLanguage] = useState('')
  const chosen = theme || (names.themes[0]?.key ?? '')
  const look = (file: File) => found.look({ file, theme: chosen, language })
  return (
    <>
      <fieldset className={styles.wordpress}>
        <legend className={styles.legend}>
          <Trans>Alleen voor teksten uit WordPress</Trans>
        </legend>
        <Select
          label={<Trans>Thema</Trans>}
          name="theme"
          options={names.themes.map((one) => ({ key: one.key, label: one.title }))}
          value={chosen}
          onChange={setTheme}
        />
        <Select
          label={<Trans>Taal</Trans>}
          name="language"
          options={[
            { key: '', label: t`Wat de site zelf zegt` },
            ...LOCALES.map((key) => ({ key, label: names.language(key) })),
          ]}
          value={language}
          onChange={setLanguage}
        />
      </fieldset>
      <FileDrop
        action={<Trans>Kies een bestand</Trans>}
        inputLabel={t`Bestand met teksten`}
        kinds=".zip,.xml,application/zip,text/xml,application/xml"
        variant="primary"
        busy={found.progress !== null}
        className={styles.drop}
        onFiles={([file]) => file && look(file)}
      >
        <Trans>
          Of sleep het hierheen. Hoogstens 64 MB. Met afbeeldingen uit WordPress: zet het
          exportbestand en de map wp-content samen in één zipbestand.
        </Trans>
      </FileDrop>
      <Progress part={found.progress} />
      {found.isTooLarge && (
        <Notice tone="warning" live>
          <p>
            <Trans>Dit bestand is groter dan 64 MB. Stuur het in delen.</Trans>
          </p>
        </Notice>
      )}
      {found.problem && (
        <Notice tone="warning" live>
          <ProblemText problem={found.problem} />
        </Notice>
      )}
    </>
  )
}

/** Always in place, so that screen readers hear what changes in it. */
function Progress({ part }: { part: number | null }) {
  return (
    <div role="status">
      {part === null ? null : part < 1 ? (
        <p className={styles.soft}>
          <Trans>Bezig met opladen</Trans>
        </p>
      ) : (
        <p className={styles.soft}>
          <Trans>We kijken wat er zou veranderen. Dat kan even duren.</Trans>
        </p>
      )}
    </div>
  )
}
