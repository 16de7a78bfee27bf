import { Plural, Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '@/components/notice'
import { useLocale } from '@/lib/i18n'
import { retentionQuery } from '@/lib/retention'

/** Says beforehand which reflections go, for who chose to keep them some years. */
export function Leaving() {
  const lang = useLocale()
  const { data } = useQuery(retentionQuery)
  if (!data || data.body.leaving === 0) return null
  return (
    <Notice>
      <p>
        <Plural
          value={data.body.leaving}
          one="In de komende dertig dagen gaat # oude reflectie naar de prullenbak, zoals je koos."
          other="In de komende dertig dagen gaan # oude reflecties naar de prullenbak, zoals je koos."
        />{' '}
        <Trans>Wat je wilt houden, kun je openen en veranderen, of later terugzetten.</Trans>{' '}
        <Link to="/$lang/account" params={{ lang }} hash="retention">
          <Trans>Verander wat je koos</Trans>
        </Link>
      </p>
    </Notice>
  )
}
