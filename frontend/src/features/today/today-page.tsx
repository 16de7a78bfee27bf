import { PageTitle } from '@/components/page-title'

export function TodayPage() {
  return <PageTitle>…</PageTitle>
}
