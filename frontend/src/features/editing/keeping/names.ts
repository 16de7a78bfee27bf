import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Schemas } from '@/lib/api'

export const LEVEL_NAMES: Record<Schemas['LevelEnum'], MessageDescriptor> = {
  'very-hard': msg`Zeer moeilijk`,
  hard: msg`Moeilijk`,
  'rather-hard': msg`Vrij moeilijk`,
  plain: msg`Gewoon`,
  'rather-easy': msg`Vrij gemakkelijk`,
  easy: msg`Gemakkelijk`,
  'very-easy': msg`Zeer gemakkelijk`,
}

export const LINK_NAMES: Record<Schemas['LinkState'], MessageDescriptor> = {
  dead: msg`Werkt niet meer`,
  failing: msg`Werkt nu niet`,
  moved: msg`Verhuisd`,
  refused: msg`Mag hier niet staan`,
  uncheckable: msg`Niet na te gaan`,
  unchecked: msg`Nog niet bekeken`,
  working: msg`Werkt`,
}

/** Why a link does not simply work; what is not here says nothing more than its state. */
export const LINK_REASONS: Record<string, MessageDescriptor> = {
  gone: msg`De pagina is er niet meer.`,
  server_error: msg`De website geeft een fout.`,
  no_name: msg`De website bestaat niet meer.`,
  name_lookup: msg`De website is niet te vinden.`,
  no_connection: msg`De website antwoordt niet.`,
  timeout: msg`De website antwoordt niet op tijd.`,
  tls: msg`De beveiliging van de website klopt niet.`,
  redirects: msg`De website stuurt steeds verder.`,
  robots: msg`De website wil niet dat programma’s hier kijken. Kijk zelf even.`,
  not_for_robots: msg`De website laat programma’s niet toe. Kijk zelf even.`,
  not_public: msg`Dit adres is alleen binnen ons eigen netwerk te bereiken.`,
  credentials: msg`In dit adres staat een naam of een wachtwoord.`,
  port: msg`Dit adres gebruikt een poort die lezers vaak niet kunnen bereiken.`,
  too_long: msg`Dit adres is te lang.`,
  no_web_address: msg`Dit is geen adres van een website.`,
}

export const FAULT_NAMES: Record<Schemas['FaultEnum'], MessageDescriptor> = {
  missing: msg`Er staat geen beschrijving bij.`,
  'file-name': msg`De beschrijving is de naam van een bestand.`,
  'says-picture': msg`De beschrijving zegt alleen dat het een beeld is.`,
  'caption-again': msg`De beschrijving herhaalt het bijschrift.`,
}
