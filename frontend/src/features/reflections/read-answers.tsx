import type { Desk, ReflectionContent } from '@/lib/device'
import styles from './reading.module.css'
import { useTemplates } from './use-templates'

type Props = {
  desk: Desk
  content: Pick<ReflectionContent, 'template' | 'questions' | 'answers'>
  /** The level of the questions as headings. */
  level?: 2 | 4
}

/** What was written, with the questions where there were any. */
export function ReadAnswers({ desk, content, level = 2 }: Props) {
  const templates = useTemplates(desk)
  const Heading = `h${level}` as const
  if (content.template === 'free') return <Text text={content.answers.text ?? ''} />
  if (templates.isPending && content.questions.length === 0) return null
  return templates
    .askedIn(content)
    .filter(({ key }) => content.answers[key]?.trim())
    .map(({ key, label }) => (
      <section key={key} className={styles.part}>
        <Heading dir="auto" className={styles.question}>
          {label}
        </Heading>
        <Text text={content.answers[key] ?? ''} />
      </section>
    ))
}

function Text({ text }: { text: string }) {
  return (
    <div dir="auto" className={styles.text}>
      {text}
    </div>
  )
}
