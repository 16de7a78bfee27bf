import { useLingui } from '@lingui/react/macro'
import type { ReflectionContent } from '@/lib/device'
import styles from './reading.module.css'
import { GIBBS } from './templates'

type Props = {
  content: Pick<ReflectionContent, 'template' | 'answers'>
  /** The level of the questions as headings. */
  level?: 2 | 4
}

/** What was written, with the questions where there were any. */
export function ReadAnswers({ content, level = 2 }: Props) {
  const { t } = useLingui()
  const Heading = `h${level}` as const
  if (content.template === 'free') return <Text text={content.answers.text ?? ''} />
  return GIBBS.filter(({ key }) => content.answers[key]?.trim()).map(({ key, label }) => (
    <section key={key} className={styles.part}>
      <Heading className={styles.question}>{t(label)}</Heading>
      <Text text={content.answers[key] ?? ''} />
    </section>
  ))
}

function Text({ text }: { text: string }) {
  return <div className={styles.text}>{text}</div>
}
