import { DueSoon } from '@/features/action-points/due-soon'
import { TodayPage } from '@/features/today/today-page'

/** Where one begins, with what is due. */
export function TodayScreen() {
  return <TodayPage due={<DueSoon />} />
}
