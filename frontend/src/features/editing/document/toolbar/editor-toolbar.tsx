import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import {
  Bold,
  Code,
  IndentDecrease,
  IndentIncrease,
  Italic,
  List,
  ListOrdered,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react'
import { Group } from 'react-aria-components/Group'
import { Toolbar } from 'react-aria-components/Toolbar'
import type { DocumentEditorProps } from '../types'
import { InsertMenu } from './insert-menu'
import { LinkMenu } from './link-menu'
import { PictureButton } from './picture-button'
import { StyleMenu } from './style-menu'
import { ToolButton } from './tool-button'
import styles from './toolbar.module.css'
import { act, useTools } from './use-tools'

type Choices = Pick<DocumentEditorProps, 'onChooseArticle'>
type Props = Choices & { editor: Editor; onInsertPicture: (() => void) | undefined }

/** The buttons over the text. Arrow keys go from one to the next; Escape goes back to the text. */
export function EditorToolbar({ editor, onChooseArticle, onInsertPicture }: Props) {
  const { t } = useLingui()
  return (
    <Toolbar aria-label={t`Opmaak`} className={styles.toolbar ?? ''}>
      <HistoryButtons editor={editor} />
      <StyleMenu editor={editor} />
      <MarkButtons editor={editor} />
      <ListButtons editor={editor} />
      <Group className={styles.group ?? ''}>
        <LinkMenu editor={editor} onChooseArticle={onChooseArticle} />
        {onInsertPicture && <PictureButton onInsert={onInsertPicture} />}
        <InsertMenu editor={editor} />
      </Group>
    </Toolbar>
  )
}

function HistoryButtons({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const { canUndo, canRedo } = useTools(editor)
  return (
    <Group className={styles.group ?? ''}>
      <ToolButton
        label={t`Ongedaan maken`}
        icon={Undo2}
        keys="Mod-z"
        isDisabled={!canUndo}
        onAct={act(editor, (chain) => chain.undo())}
      />
      <ToolButton
        label={t`Opnieuw doen`}
        icon={Redo2}
        keys="Mod-Shift-z"
        isDisabled={!canRedo}
        onAct={act(editor, (chain) => chain.redo())}
      />
    </Group>
  )
}

function MarkButtons({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const { isBold, isItalic, isCode } = useTools(editor)
  return (
    <Group className={styles.group ?? ''}>
      <ToolButton
        label={t`Vet`}
        icon={Bold}
        keys="Mod-b"
        isPressed={isBold}
        onAct={act(editor, (chain) => chain.toggleBold())}
      />
      <ToolButton
        label={t`Cursief`}
        icon={Italic}
        keys="Mod-i"
        isPressed={isItalic}
        onAct={act(editor, (chain) => chain.toggleItalic())}
      />
      <ToolButton
        label={t`Code`}
        icon={Code}
        keys="Mod-e"
        isPressed={isCode}
        onAct={act(editor, (chain) => chain.toggleCode())}
      />
    </Group>
  )
}

function ListButtons({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const tools = useTools(editor)
  return (
    <Group className={styles.group ?? ''}>
      <ToolButton
        label={t`Lijst met punten`}
        icon={List}
        keys="Mod-Shift-8"
        isPressed={tools.isBulletList}
        onAct={act(editor, (chain) => chain.toggleBulletList())}
      />
      <ToolButton
        label={t`Lijst met nummers`}
        icon={ListOrdered}
        keys="Mod-Shift-7"
        isPressed={tools.isOrderedList}
        onAct={act(editor, (chain) => chain.toggleOrderedList())}
      />
      {(tools.isBulletList || tools.isOrderedList) && <IndentButtons editor={editor} />}
      <ToolButton
        label={t`Citaat`}
        icon={Quote}
        keys="Mod-Shift-b"
        isPressed={tools.isQuote}
        onAct={act(editor, (chain) => chain.toggleBlockquote())}
      />
    </Group>
  )
}

function IndentButtons({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const { canIndent, canOutdent } = useTools(editor)
  return (
    <>
      <ToolButton
        label={t`Punt naar binnen`}
        icon={IndentIncrease}
        keys="Mod-]"
        isDisabled={!canIndent}
        onAct={act(editor, (chain) => chain.sinkListItem('listItem'))}
      />
      <ToolButton
        label={t`Punt naar buiten`}
        icon={IndentDecrease}
        keys="Mod-["
        isDisabled={!canOutdent}
        onAct={act(editor, (chain) => chain.liftListItem('listItem'))}
      />
    </>
  )
}
