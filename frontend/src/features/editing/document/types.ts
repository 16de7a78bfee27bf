/** An article to link to. The key stays when its title or address changes. */
export type ChosenArticle = { key: string; title: string }

/** A picture that is on the server already: how a text names it, where it is, what it may show. */
export type ChosenPicture = { src: string; address: string; alt?: string }

/** The pictures of the house, for the text. */
export type Pictures = {
  /** Let the person choose a picture or upload one, `file` when given; `null` when they did not. */
  choose: (file?: File) => Promise<ChosenPicture | null>
  /** Where the picture is that the text names as `src`; `null` when there is none. */
  find: (src: string) => Promise<string | null>
  /** Somebody said what the picture shows. */
  described: (src: string, alt: string) => void
}

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
  /** Without it there is no button for pictures, and those in the text are not shown. */
  pictures?: Pictures
}
