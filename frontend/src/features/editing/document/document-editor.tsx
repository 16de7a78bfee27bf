import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import styles from './document-editor.module.css'
import { SourceEditor } from './source-editor'
import type { DocumentEditorProps } from './types'
import { VisualEditor } from './visual-editor'

type Mode = 'visual' | 'source'

/** An article being written, as it will look or as Markdown. Works without any network. */
export default function DocumentEditor(props: DocumentEditorProps) {
  const { t } = useLingui()
  const [mode, setMode] = useState<Mode>('visual')
  const label = props.label ?? t`Tekst van het artikel`
  return (
    <div className={styles.frame}>
      <ModeSwitch mode={mode} onChange={setMode} />
      {mode === 'visual' ? (
        <VisualEditor {...props} label={label} />
      ) : (
        <SourceEditor {...props} label={label} />
      )}
    </div>
  )
}

function ModeSwitch({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  const { t } = useLingui()
  return (
    <ToggleButtonGroup
      aria-label={t`Hoe je schrijft`}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={(keys) => onChange(keys.has('source') ? 'source' : 'visual')}
      className={styles.modes ?? ''}
    >
      <ToggleButton id="visual" className={styles.mode ?? ''}>
        <Trans>Opgemaakt</Trans>
      </ToggleButton>
      <ToggleButton id="source" className={styles.mode ?? ''}>
        <Trans>Markdown</Trans>
      </ToggleButton>
    </ToggleButtonGroup>
  )
}
