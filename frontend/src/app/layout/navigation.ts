import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  Bookmark,
  BookOpen,
  CircleUser,
  House,
  ListTodo,
  type LucideIcon,
  NotebookPen,
  PenLine,
  Search,
  Sun,
  UsersRound,
} from 'lucide-react'

export type Place = {
  to:
    | '/$lang'
    | '/$lang/themes'
    | '/$lang/search'
    | '/$lang/sign-in'
    | '/$lang/today'
    | '/$lang/reflections'
    | '/$lang/actions'
    | '/$lang/saved'
    | '/$lang/editing'
    | '/$lang/team'
    | '/$lang/account'
  label: MessageDescriptor
  icon: LucideIcon
  exact?: boolean
  /** In the menu of a wide screen alone: a phone has no room, and leads there from other places. */
  wide?: boolean
}

const start: Place = { to: '/$lang', label: msg`Start`, icon: House, exact: true }
const themes: Place = { to: '/$lang/themes', label: msg`Thema’s`, icon: BookOpen }
const search: Place = { to: '/$lang/search', label: msg`Zoeken`, icon: Search }
const signIn: Place = { to: '/$lang/sign-in', label: msg`Aanmelden`, icon: CircleUser }
const today: Place = { to: '/$lang/today', label: msg`Vandaag`, icon: Sun }
const reflections: Place = { to: '/$lang/reflections', label: msg`Reflecties`, icon: NotebookPen }
const actions: Place = {
  to: '/$lang/actions',
  label: msg`Actiepunten`,
  icon: ListTodo,
  wide: true,
}
const saved: Place = { to: '/$lang/saved', label: msg`Bewaard`, icon: Bookmark }
const editing: Place = { to: '/$lang/editing', label: msg`Redactie`, icon: PenLine }
const team: Place = { to: '/$lang/team', label: msg`Team`, icon: UsersRound, wide: true }
const account: Place = { to: '/$lang/account', label: msg`Account`, icon: CircleUser }

export const VISITOR_PLACES = [start, themes, search, signIn]
const PERSONAL_PLACES = [today, reflections, actions, saved, themes, search]

/** Where somebody who is signed in can go. */
export function personalPlaces(roles: { edits: boolean; coordinates: boolean }): Place[] {
  return [
    ...PERSONAL_PLACES,
    ...(roles.edits ? [editing] : []),
    ...(roles.coordinates ? [team] : []),
    account,
  ]
}
