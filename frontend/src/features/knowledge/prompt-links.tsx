import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { WovenEdge } from '@/components/woven-edge'
import { useLocale } from '@/lib/i18n'
import styles from './article-page.module.css'

type Place = { key: string; element: HTMLElement }

/** Under every question in the text: the way to a reflection that starts from it. */
export function PromptLinks({
  text,
  article,
}: {
  text: RefObject<HTMLElement | null>
  article: string
}) {
  const lang = useLocale()
  const [places, setPlaces] = useState<Place[]>([])

  useLayoutEffect(() => {
    const found = text.current?.querySelectorAll<HTMLElement>('section[data-prompt]') ?? []
    setPlaces([...found].map((element) => ({ key: element.dataset.prompt ?? '', element })))
  }, [text])

  return places.map(({ key, element }) =>
    createPortal(
      <>
        <WovenEdge className={styles['prompt-edge']} />
        <Link
          to="/$lang/reflections/new"
          params={{ lang }}
          search={{ article, prompt: key }}
          lang={lang}
          className={`${styles['prompt-link']} no-print`}
        >
          <Trans>Reflecteer hierover</Trans>
        </Link>
      </>,
      element,
      key,
    ),
  )
}
