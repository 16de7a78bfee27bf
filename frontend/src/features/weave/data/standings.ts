import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Entry, Kind, Standing } from './weaves'

/** How a strand is drawn, beside its colour. */
export type Look = 'solid' | 'striped' | 'hollow'

export type Choice = {
  key: Standing
  look: Look
  label: MessageDescriptor
  /** What choosing it says. */
  means: MessageDescriptor
}

const OWN: Choice[] = [
  {
    key: 'aware',
    look: 'solid',
    label: msg`Speelt mee`,
    means: msg`Ik weet hoe dit meespeelt in mijn werk.`,
  },
  {
    key: 'self-evident',
    look: 'striped',
    label: msg`Vanzelfsprekend`,
    means: msg`Ik sta er bijna nooit bij stil. Hier vul ik makkelijk in voor een ander.`,
  },
  {
    key: 'not-considered',
    look: 'hollow',
    label: msg`Nog niet bekeken`,
    means: msg`Hier keek ik nog niet naar.`,
  },
]

const OTHER: Choice[] = [
  {
    key: 'known',
    look: 'solid',
    label: msg`Bekend`,
    means: msg`De ander vertelde of toonde het zelf.`,
  },
  {
    key: 'assumed',
    look: 'striped',
    label: msg`Aangenomen`,
    means: msg`Ik denk het. Niemand zei het.`,
  },
  {
    key: 'not-asked',
    look: 'hollow',
    label: msg`Niet gevraagd`,
    means: msg`We kwamen er nog niet aan toe.`,
  },
]

export const CHOICES: Record<Kind, Choice[]> = { own: OWN, other: OTHER }
const ALL = [...OWN, ...OTHER]

export function choiceOf(standing: Standing): Choice {
  return ALL.find(({ key }) => key === standing) as Choice
}

export const IMPORTANT: Record<Kind, MessageDescriptor> = {
  own: msg`weegt voor mij`,
  other: msg`weegt voor de ander`,
}

/** Whether there is anything in `entry` beside that nobody looked or asked. */
export function isTouched(entry: Entry): boolean {
  return (
    choiceOf(entry.standing).look !== 'hollow' ||
    entry.important ||
    entry.word !== '' ||
    entry.question !== ''
  )
}
