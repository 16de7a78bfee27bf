import { Trans, useLingui } from '@lingui/react/macro'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { type RefObject, useEffect, useId, useMemo, useRef } from 'react'
import prose from '@/components/prose.module.css'
import { read } from './dialect'
import styles from './document-editor.module.css'
import { cleanPasted } from './paste'
import { type FileTaker, fileDropped, filePasted } from './picture-files'
import { articleExtensions } from './schema/extensions'
import { ContextBar } from './toolbar/context-bar'
import { EditorToolbar } from './toolbar/editor-toolbar'
import type { DocumentEditorProps } from './types'
import { useArticleText, useValueFromElsewhere } from './use-article-text'
import { usePictureInsertion } from './use-picture-insertion'

type Props = DocumentEditorProps & { label: string }

/** The text as readers will see it, with the buttons to shape it. */
export function VisualEditor(props: Props) {
  const { value, onChange, readOnly = false } = props
  const frame = useRef<HTMLDivElement>(null)
  const bars = useRef<HTMLDivElement>(null)
  const help = useId()
  const text = useArticleText(value, onChange)
  const takeFile = useRef<FileTaker | null>(null)
  const editor = useArticleEditor(props, { help, bars, takeFile }, (changed) =>
    text.passOn(changed.getJSON()),
  )
  const insertion = usePictureInsertion(editor, props.pictures)
  takeFile.current = props.pictures && !readOnly ? insertion.begin : null
  useValueFromElsewhere(editor, value, text)
  useKeysBetween(editor, frame)

  if (!editor) return null
  return (
    <div ref={frame} className={styles.visual}>
      {!readOnly && (
        <div ref={bars} className={styles.bars}>
          <EditorToolbar
            editor={editor}
            onChooseArticle={props.onChooseArticle}
            onInsertPicture={props.pictures && (() => insertion.begin())}
          />
          <ContextBar editor={editor} onChooseArticle={props.onChooseArticle} />
        </div>
      )}
      <EditorContent editor={editor} className={styles.paper} />
      {insertion.dialog}
      <p id={help} className="visually-hidden">
        <Trans>
          Alt en F10 brengen je naar de knoppen, Escape brengt je terug. Tab verlaat de tekst.
        </Trans>
      </p>
    </div>
  )
}

type Around = {
  help: string
  bars: RefObject<HTMLElement | null>
  takeFile: RefObject<FileTaker | null>
}

function useArticleEditor(
  props: Props,
  { help, bars, takeFile }: Around,
  onUpdate: (editor: Editor) => void,
) {
  const { value, language, label, readOnly = false } = props
  const { t, i18n } = useLingui()
  const latestPictures = useRef(props.pictures)
  latestPictures.current = props.pictures
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names change with the language alone
  const extensions = useMemo(
    () =>
      articleExtensions(
        { callout: t`Kader`, example: t`Voorbeeld`, prompt: t`Vraag` },
        {
          find: async (src) => (await latestPictures.current?.find(src)) ?? null,
          gone: t`Deze afbeelding is er niet.`,
        },
      ),
    [i18n.locale],
  )
  const attributes = textAttributes(props, help)
  const latest = useRef(attributes)
  latest.current = attributes
  const editor = useEditor(
    {
      extensions,
      content: read(value),
      editable: !readOnly,
      injectCSS: false,
      onUpdate: (event) => onUpdate(event.editor),
      editorProps: {
        attributes: () => latest.current,
        transformPastedHTML: cleanPasted,
        handlePaste: (_view, event) => filePasted(event, takeFile.current),
        handleDrop: (view, event, _slice, isMoved) =>
          !isMoved && fileDropped(view, event, takeFile.current),
        scrollMargin: belowBars(bars),
        scrollThreshold: belowBars(bars),
      },
    },
    [extensions],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new name or language is drawn at once
  useEffect(() => {
    editor?.setEditable(!readOnly, false)
  }, [editor, readOnly, label, language])
  return editor
}

function textAttributes({ label, language, readOnly = false }: Props, help: string) {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-describedby': help,
    'aria-readonly': String(readOnly),
    lang: language,
    spellcheck: 'true',
    class: `${prose.prose} ${styles.text}`,
    ...(readOnly && { tabindex: '0' }),
  }
}

/** The buttons stay above the text: what is written may not hide behind them. */
function belowBars(bars: RefObject<HTMLElement | null>) {
  return {
    get top() {
      return (bars.current?.offsetHeight ?? 0) + 24
    },
    bottom: 48,
    left: 0,
    right: 0,
  }
}

/**
 * Alt and F10 go from the text to its buttons, Escape goes back. Listens before anything else does,
 * because the name that floats at a button would take the first Escape for itself.
 */
function useKeysBetween(editor: Editor | null, frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!editor || !(event.target instanceof Node) || !frame.current?.contains(event.target))
        return
      const isInText = editor.view.dom.contains(event.target)
      if (event.key === 'F10' && event.altKey && isInText) {
        const toolbar = frame.current.querySelector('[role="toolbar"]')
        toolbar?.querySelector<HTMLElement>('button:not([disabled])')?.focus()
      } else if (event.key === 'Escape' && !isInText) {
        editor.view.focus()
      } else {
        return
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [editor, frame])
}
