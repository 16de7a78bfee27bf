import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { issueFor, TextArea, TextField } from '@/components/form'
import type { Issue } from '@/lib/api/problem'
import { ArticleEditor } from '../article-editor'
import { usePictures } from '../pictures/use-pictures'
import { useArticleChooser } from './article-chooser'
import { SourcesField } from './sources-field'
import styles from './text.module.css'
import { tagsOf, type Words } from './words'

export type WordsFieldsProps = {
  words: Words
  language: string
  readOnly: boolean
  issues: Issue[]
  onChange: (changes: Partial<Words>) => void
}

/** Everything of an article that is written: head, text, subjects and sources. */
export function WordsForm({ words, language, readOnly, issues, onChange }: WordsFieldsProps) {
  const { t } = useLingui()
  const found = { issues }
  const bodyError = issueFor(found, 'body')
  const { pictures, dialog: pictureDialog } = usePictures()
  const { choose, dialog: articleDialog } = useArticleChooser(language)
  return (
    <div className={styles.form}>
      <div lang={language} className={styles.fields}>
        <TextField
          label={<Foreign>{t`Titel`}</Foreign>}
          name="title"
          maxLength={160}
          value={words.title}
          isReadOnly={readOnly}
          error={issueFor(found, 'title')}
          onChange={(title) => onChange({ title })}
        />
        <TextArea
          label={<Foreign>{t`Samenvatting`}</Foreign>}
          name="summary"
          rows={3}
          maxLength={300}
          value={words.summary}
          isReadOnly={readOnly}
          description={<SummaryLength length={words.summary.trim().length} />}
          error={issueFor(found, 'summary')}
          onChange={(summary) => onChange({ summary })}
        />
      </div>
      <div id="field-body" className={styles.fields}>
        <h2 className="part-title">
          <Trans>Tekst</Trans>
        </h2>
        {bodyError && <p className="refusal">{bodyError}</p>}
        <ArticleEditor
          value={words.body}
          language={language}
          readOnly={readOnly}
          pictures={pictures}
          onChange={(body) => onChange({ body })}
          onChooseArticle={choose}
        />
        {pictureDialog}
        {articleDialog}
      </div>
      <TagsField {...{ words, language, readOnly, issues, onChange }} />
      <SourcesField {...{ words, language, readOnly, issues, onChange }} />
    </div>
  )
}

/** Words of the interface within a text of another language. */
function Foreign({ children }: { children: string }) {
  const { i18n } = useLingui()
  return <span lang={i18n.locale}>{children}</span>
}

function SummaryLength({ length }: { length: number }) {
  const { i18n } = useLingui()
  return (
    <span lang={i18n.locale}>
      <Plural value={length} one="# teken van de 80 tot 220" other="# tekens van de 80 tot 220" />
    </span>
  )
}

function TagsField({ words, readOnly, issues, onChange }: WordsFieldsProps) {
  const [typed, setTyped] = useState(words.tags.join(', '))
  // What came from elsewhere replaces what was typed; a comma that was just typed stays.
  const isMine = JSON.stringify(tagsOf(typed)) === JSON.stringify(words.tags)
  const ofTags = issues.filter(({ name }) => name.split('.')[0] === 'tags')
  return (
    <TextField
      label={<Trans>Onderwerpen</Trans>}
      name="tags"
      value={isMine ? typed : words.tags.join(', ')}
      isReadOnly={readOnly}
      description={<Trans>Twee tot vijf, met een komma ertussen: stilte, gesprek-voeren</Trans>}
      error={ofTags.map(({ detail }) => detail).join(' ') || undefined}
      onChange={(value) => {
        setTyped(value)
        onChange({ tags: tagsOf(value) })
      }}
    />
  )
}
