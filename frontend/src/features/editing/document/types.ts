/** An article to link to. The key stays when its title or address changes. */
export type ChosenArticle = { key: string; title: string }

/** A picture that is on the server already. `alt` says what it shows; it may be filled in here. */
export type ChosenPicture = { src: string; alt?: string; caption?: string }

export type DocumentEditorProps = {
  /** The text in Markdown. When it becomes something that was not written here, it replaces the text. */
  value: string
  /** The language of the text, for spelling, hyphens and voices: `nl`, `fr` or `en`. */
  language: string
  /** Every change, as Markdown. Showing a text, or switching how it is shown, is no change. */
  onChange: (markdown: string) => void
  readOnly?: boolean
  /** What a screen reader calls the text; the title of the article, for example. */
  label?: string
  /** Let the person choose an article; `null` when they chose none. Without it there is no button. */
  onChooseArticle?: () => Promise<ChosenArticle | null>
  /** Let the person choose or upload a picture; `null` when they chose none. */
  onChoosePicture?: () => Promise<ChosenPicture | null>
}
