import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { LEVELS } from '../schema/heading'
import { type Choice, ToolMenu } from './tool-menu'
import styles from './toolbar.module.css'
import { useTools } from './use-tools'

/** Whether the lines are a paragraph or a heading. The title of the article is above them all. */
export function StyleMenu({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const { level, isCodeBlock } = useTools(editor)
  const heading = (level: number) => t`Kop ${level}`
  const choices: Choice[] = [
    { id: 'paragraph', label: t`Alinea`, onAct: () => editor.chain().focus().setParagraph().run() },
    ...LEVELS.map((one) => ({
      id: `heading-${one}`,
      label: heading(one),
      onAct: () => editor.chain().focus().setHeading({ level: one }).run(),
    })),
    {
      id: 'code',
      label: t`Blok code`,
      onAct: () => editor.chain().focus().setCodeBlock().run(),
    },
  ]
  const other = isCodeBlock ? 'code' : 'paragraph'
  const chosen = level === null ? other : `heading-${level}`
  const name = choices.find((choice) => choice.id === chosen)?.label ?? heading(level ?? 2)
  return (
    <ToolMenu label={t`Soort regel: ${name}`} choices={choices} chosen={chosen}>
      <span className={styles.style}>{name}</span>
    </ToolMenu>
  )
}
