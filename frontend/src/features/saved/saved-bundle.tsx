import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Checkbox } from '@/components/form'
import { TakeAlong } from '@/components/take-along'
import { useBundle } from '@/lib/bundle'
import { useLocale } from '@/lib/i18n'
import { type ReadingList, readBundle } from './saved'
import styles from './saved-page.module.css'

/** One list, or all that is saved, to take along with or without one's notes. */
export function SavedBundle({ list }: { list: ReadingList | undefined }) {
  const language = useLocale()
  const [notes, setNotes] = useState(false)
  const bundle = useBundle(
    (format) => readBundle(list, { language, format, notes }),
    'klankbord-bundel',
  )
  const Heading = list ? 'h3' : 'h2'
  return (
    <TakeAlong
      bundle={bundle}
      title={
        <Heading className={styles.title}>
          <Trans>Bundel</Trans>
        </Heading>
      }
      lead={
        list ? (
          <Trans>De artikels van deze lijst in één bestand, in jouw volgorde.</Trans>
        ) : (
          <Trans>Alles wat je bewaart in één bestand, het nieuwste eerst.</Trans>
        )
      }
    >
      <div>
        <Checkbox isSelected={notes} onChange={setNotes}>
          <Trans>Zet mijn notities erbij</Trans>
        </Checkbox>
        {notes && (
          <p className="facts">
            <Trans>Dan staan je notities leesbaar in het bestand. Bewaar het veilig.</Trans>
          </p>
        )}
      </div>
    </TakeAlong>
  )
}
