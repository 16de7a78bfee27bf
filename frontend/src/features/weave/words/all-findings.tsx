import { Trans } from '@lingui/react/macro'
import { assumptions, meetings, weighing } from '../data/compare'
import type { Entries } from '../data/weaves'
import type { Finding } from './findings'

/** What one's own weave shows. */
export function ownFindings(keys: string[], entries: Entries): Finding[] {
  return [
    {
      key: 'important',
      title: <Trans>Dit weegt voor jou</Trans>,
      text: <Trans>Voor een ander kan iets heel anders wegen.</Trans>,
      strands: weighing(keys, entries),
    },
    {
      key: 'assumed',
      title: <Trans>Dit is voor jou vanzelfsprekend</Trans>,
      text: <Trans>Hier vul je makkelijk in. Vraag bij deze linten een keer extra.</Trans>,
      strands: assumptions(keys, entries),
    },
  ]
}

/** What the weave of the other shows by itself. */
export function otherFindings(keys: string[], entries: Entries): Finding[] {
  const open = keys.filter((key) => entries[key]?.standing === 'not-asked')
  return [
    {
      key: 'important',
      title: <Trans>Dit weegt voor de ander</Trans>,
      text: <Trans>De ander koos deze linten. Begin hier.</Trans>,
      strands: weighing(keys, entries),
    },
    {
      key: 'assumed',
      title: <Trans>Hier zitten je aannames</Trans>,
      text: <Trans>Niemand zei dit. Je kunt ernaar vragen.</Trans>,
      strands: assumptions(keys, entries),
    },
    {
      key: 'open',
      title: <Trans>Dit vroeg je nog niet</Trans>,
      text: <Trans>Je hoeft niet alles te weten. Kies een lint dat ertoe kan doen.</Trans>,
      strands: open.length === keys.length ? [] : open,
    },
  ]
}

/** What one's own weave and that of the other say together. */
export function sharedFindings(keys: string[], own: Entries, other: Entries): Finding[] {
  const found = meetings(keys, own, other)
  return [
    {
      key: 'touch',
      title: <Trans>Hier raken jullie elkaar</Trans>,
      text: <Trans>Dit weegt voor jullie allebei. Het weegt niet vanzelf hetzelfde.</Trans>,
      strands: found.touch,
    },
    {
      key: 'filling-in',
      title: <Trans>Hier vul je misschien in vanuit jezelf</Trans>,
      text: (
        <Trans>Voor jou is dit vanzelfsprekend, en van de ander neem je het aan. Vraag het.</Trans>
      ),
      strands: found['filling-in'],
    },
    {
      key: 'theirs',
      title: <Trans>Dit weegt voor de ander, niet voor jou</Trans>,
      text: <Trans>Luister hier extra. Je kent het gewicht niet van jezelf.</Trans>,
      strands: found.theirs,
    },
    {
      key: 'assumed',
      title: <Trans>Dit neem je aan</Trans>,
      text: <Trans>Niemand zei dit. Je kunt ernaar vragen.</Trans>,
      strands: found.assumed,
    },
    {
      key: 'mine',
      title: <Trans>Dit weegt voor jou, en je vroeg het nog niet</Trans>,
      text: <Trans>Let op dat het niet jouw onderwerp wordt.</Trans>,
      strands: found.mine,
    },
  ]
}
