declare module 'markdown-it-container' {
  import type MarkdownIt from 'markdown-it'
  /** Blocks between `:::` lines whose first one satisfies `validate`. */
  export default function container(
    parser: MarkdownIt,
    name: string,
    options: { validate: (parameters: string) => boolean },
  ): void
}
