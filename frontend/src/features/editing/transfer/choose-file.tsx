import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { DropZone, type DropZoneProps } from 'react-aria-components/DropZone'
import { Text } from 'react-aria-components/Text'
import { Button } from '@/components/button'
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
  const input = useRef<HTMLInputElement>(null)
  const [theme, setTheme] = useState('')
  const [language, setLanguage] = useState('')
  const chosen = theme || (names.themes[0]?.key ?? '')
  const look = (file: File) => found.look({ file, theme: chosen, language })
  const drop: DropZoneProps['onDrop'] = async ({ items }) => {
    const item = items.find(({ kind }) => kind === 'file')
    if (item?.kind === 'file') look(await item.getFile())
  }
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
      <DropZone onDrop={(event) => void drop?.(event)} className={styles.drop ?? ''}>
        <Button
          variant="primary"
          busy={found.progress !== null}
          onClick={() => input.current?.click()}
        >
          <Trans>Kies een bestand</Trans>
        </Button>
        <input
          ref={input}
          type="file"
          accept=".zip,.xml,application/zip,text/xml,application/xml"
          hidden
          aria-label={t`Bestand met teksten`}
          onChange={({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            if (file) look(file)
          }}
        />
        <Text slot="label" className={styles.soft ?? ''}>
          <Trans>
            Of sleep het hierheen. Hoogstens 64 MB. Met afbeeldingen uit WordPress: zet het
            exportbestand en de map wp-content samen in één zipbestand.
          </Trans>
        </Text>
      </DropZone>
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
