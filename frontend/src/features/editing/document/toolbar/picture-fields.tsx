import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { Group } from 'react-aria-components/Group'
import { TextField } from '@/components/form'
import styles from './toolbar.module.css'

type Props = { editor: Editor; picture: Record<string, unknown> }

/** What the selected picture shows, in words, and the line under it. */
export function PictureFields({ editor, picture }: Props) {
  const { t } = useLingui()
  const alt = String(picture.alt ?? '')
  const write = (attributes: Record<string, string | null>) =>
    editor.commands.updateAttributes('image', attributes)
  return (
    <Group aria-label={t`Afbeelding`} className={styles.fields ?? ''}>
      <TextField
        label={t`Wat is er te zien?`}
        value={alt}
        onChange={(text) => write({ alt: text })}
        error={alt.trim() ? undefined : t`Schrijf in een paar woorden wat er te zien is.`}
      />
      <TextField
        label={t`Bijschrift`}
        value={String(picture.title ?? '')}
        onChange={(text) => write({ title: text || null })}
        optional
      />
    </Group>
  )
}
