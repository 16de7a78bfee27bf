import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { useLocale } from '@/lib/i18n'
import { useNames } from '../data/names'
import type { Text } from '../data/queries'
import { WhatChanged } from '../history/comparison'

type Props = {
  text: Text
  /** The version that what is written here translates. */
  madeFrom: number | null
  onUpdated: (changes: { madeFrom: number }) => void
}

/** Readers got another text in the language this was made from: what changed, and being done. */
export function Outdated({ text, madeFrom, onUpdated }: Props) {
  const lang = useLocale()
  const names = useNames()
  const source = text.madeFrom
  const current = source?.current ?? null
  if (!source || current === null || madeFrom === null || madeFrom === current) return null
  return (
    <Notice tone="warning" title={<Trans>De tekst waaruit dit vertaald is, is veranderd</Trans>}>
      <p>
        <Trans>
          Deze vertaling is gemaakt van versie {madeFrom}. Lezers hebben nu versie {current}.
        </Trans>{' '}
        <Link to="/$lang/editing/$id" params={{ lang, id: source.translation }}>
          <Trans>Bekijk de tekst in het {names.language(source.language)}</Trans>
        </Link>
      </p>
      <WhatChanged
        id={source.translation}
        language={source.language}
        from={String(madeFrom)}
        to={String(current)}
      />
      <p>
        <Trans>Pas de vertaling aan en zeg dan dat ze weer klopt.</Trans>
      </p>
      <Button onClick={() => onUpdated({ madeFrom: current })}>
        <Trans>De vertaling volgt nu versie {current}</Trans>
      </Button>
    </Notice>
  )
}
