import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { RibbonRow, RibbonRows } from '@/components/ribbon-rows'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { useThemes } from '../use-themes'
import styles from './beside.module.css'
import { type Related, relatedQuery } from './queries'

/** Other reflections that belong with this one, each with the reason. Nothing when there are none. */
export function BelongsTogether({ reflection }: { reflection: string }) {
  const themes = useThemes()
  const { data } = useQuery(relatedQuery(reflection))
  if (!data || data.items.length === 0) return null
  return (
    <section aria-labelledby="related" className={`${styles.part} no-print`}>
      <h2 id="related" className="part-title">
        <Trans>Hoort erbij</Trans>
      </h2>
      <RibbonRows>
        {data.items.map((related) => (
          <RibbonRow
            key={related.reflection.id}
            ribbon={themes.ribbonOf(related.reflection.theme)}
            className={styles.row}
          >
            <Row related={related} />
          </RibbonRow>
        ))}
      </RibbonRows>
    </section>
  )
}

function Row({ related }: { related: Related }) {
  const lang = useLocale()
  const format = useFormat()
  const { id, title, excerpt, occurredOn, sealed } = related.reflection
  const reason = useReason(related)
  return (
    <>
      <Link to="/$lang/reflections/$id" params={{ lang, id }} className={styles.link}>
        {title || excerpt || (sealed ? <Trans>Verzegeld</Trans> : <Trans>Zonder tekst</Trans>)}
      </Link>
      <p className="facts">
        <time dateTime={occurredOn}>{format.day(occurredOn)}</time>
        <span>{reason}</span>
      </p>
    </>
  )
}

/** Why it belongs here, the strongest reason first. */
function useReason({ tags, sameArticle, samePrompt, words }: Related): string {
  const { t } = useLingui()
  const list = (items: string[]) => items.join(', ')
  const reasons = [
    samePrompt && t`dezelfde vraag`,
    sameArticle && !samePrompt && t`ook over dit artikel`,
    tags.length > 0 && t`zelfde trefwoord: ${list(tags)}`,
    words.length > 0 && t`lijkt in woorden: ${list(words)}`,
  ]
  return reasons.filter(Boolean).join(' · ')
}
