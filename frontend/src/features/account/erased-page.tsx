import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { Entrance } from './entrance'

/** What is left to say to somebody whose account is gone. */
export function ErasedPage() {
  const { t } = useLingui()
  const lang = useLocale()
  useHead({ title: t`Je account is gewist` })
  return (
    <Entrance
      title={<Trans>Je account is gewist</Trans>}
      lead={
        <Trans>Alles wat van jou was, is weg. We stuurden je een mail die dat bevestigt.</Trans>
      }
    >
      <Link to="/$lang" params={{ lang }} className={buttonClass()}>
        <Trans>Naar het begin</Trans>
      </Link>
    </Entrance>
  )
}
