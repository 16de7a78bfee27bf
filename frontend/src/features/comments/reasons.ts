import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Reason } from './comments'

const WORDS = {
  client_details: msg`Een cliënt is te herkennen`,
  hurtful: msg`Het is kwetsend`,
  off_topic: msg`Het gaat over iets anders`,
  advertising: msg`Het is reclame`,
  other: msg`Iets anders`,
}

/** Why something does not belong here, in the order in which it is asked. */
export function useReasons(): { key: Reason; label: string }[] {
  const { t } = useLingui()
  return (Object.keys(WORDS) as Reason[]).map((key) => ({ key, label: t(WORDS[key]) }))
}
