import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ComponentType, useId } from 'react'
import { PageTitle } from '@/components/page-title'
import { ToEditing } from '@/components/to-editing'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import styles from './keeping.module.css'
import { LevelsPart } from './levels-part'
import { LinksPart } from './links-part'
import { PicturesPart } from './pictures-part'
import { ReadPart } from './read-part'
import { ReviewPart } from './review-part'

const route = getRouteApi('/$lang/personal/editorial/editing/keeping')

type Key = 'review' | 'links' | 'pictures' | 'levels' | 'read'
type Part = { name: MessageDescriptor; Show: ComponentType }

const PARTS: Record<Key, Part> = {
  review: { name: msg`Nakijken`, Show: ReviewPart },
  links: { name: msg`Links`, Show: LinksPart },
  pictures: { name: msg`Beelden zonder beschrijving`, Show: PicturesPart },
  levels: { name: msg`Leesniveau`, Show: LevelsPart },
  read: { name: msg`Gelezen`, Show: ReadPart },
}

/** What editors do so that published texts stay true; the address says which part is shown. */
export function KeepingPage() {
  const { t } = useLingui()
  const lang = useLocale()
  const name = useId()
  const { part = 'review' } = route.useSearch()
  const { Show, name: shown } = PARTS[part]
  useHead({ title: t`Onderhoud` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        eyebrow={<ToEditing />}
        lead={<Trans>Wat lezers hebben, blijft kloppen als we er af en toe naar kijken.</Trans>}
      >
        <Trans>Onderhoud</Trans>
      </PageTitle>
      <nav aria-label={t`Soorten onderhoud`} className={styles.tabs}>
        {(Object.keys(PARTS) as Key[]).map((key) => (
          <Link
            key={key}
            to="/$lang/editing/keeping"
            params={{ lang }}
            search={key === 'review' ? {} : { part: key }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={key === part ? 'page' : undefined}
            resetScroll={false}
            className={`choice ${styles.tab}`}
          >
            {t(PARTS[key].name)}
          </Link>
        ))}
      </nav>
      <section aria-labelledby={name} className={styles.part}>
        <h2 id={name} className="part-title">
          {t(shown)}
        </h2>
        <Show />
      </section>
    </div>
  )
}
