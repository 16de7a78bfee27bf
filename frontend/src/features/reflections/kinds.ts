import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { SessionKind } from '@/lib/device'

/** What kind of session an entry can be about, in the order in which it is offered. */
export const KINDS: Record<SessionKind, MessageDescriptor> = {
  intake: msg`Intake`,
  'home-visit': msg`Huisbezoek`,
  interpreter: msg`Gesprek met een tolk`,
  crisis: msg`Crisis`,
  consultation: msg`Overleg`,
  intervision: msg`Intervisie`,
  other: msg`Iets anders`,
}

export const KIND_LIST = Object.entries(KINDS) as [SessionKind, MessageDescriptor][]

export function isKind(key: string): key is SessionKind {
  return key in KINDS
}
