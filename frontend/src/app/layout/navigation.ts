import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  Bookmark,
  BookOpen,
  CircleUser,
  House,
  type LucideIcon,
  NotebookPen,
  PenLine,
  Search,
  Sun,
} from 'lucide-react'

export type Place = {
  to:
    | '/$lang'
    | '/$lang/themes'
    | '/$lang/search'
    | '/$lang/sign-in'
    | '/$lang/today'
    | '/$lang/reflections'
    | '/$lang/saved'
    | '/$lang/editing'
    | '/$lang/account'
  label: MessageDescriptor
  icon: LucideIcon
  exact?: boolean
}

const start: Place = { to: '/$lang', label: msg`Start`, icon: House, exact: true }
const themes: Place = { to: '/$lang/themes', label: msg`Thema’s`, icon: BookOpen }
const search: Place = { to: '/$lang/search', label: msg`Zoeken`, icon: Search }
const signIn: Place = { to: '/$lang/sign-in', label: msg`Aanmelden`, icon: CircleUser }
const today: Place = { to: '/$lang/today', label: msg`Vandaag`, icon: Sun }
const reflections: Place = { to: '/$lang/reflections', label: msg`Reflecties`, icon: NotebookPen }
const saved: Place = { to: '/$lang/saved', label: msg`Bewaard`, icon: Bookmark }
const editing: Place = { to: '/$lang/editing', label: msg`Redactie`, icon: PenLine }
const account: Place = { to: '/$lang/account', label: msg`Account`, icon: CircleUser }

export const VISITOR_PLACES = [start, themes, search, signIn]
export const PERSONAL_PLACES = [today, reflections, saved, themes, search, account]
export const EDITOR_PLACES = [today, reflections, saved, themes, search, editing, account]
