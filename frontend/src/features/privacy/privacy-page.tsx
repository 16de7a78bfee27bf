import { PageTitle } from '@/components/page-title'

export function PrivacyPage() {
  return <PageTitle>…</PageTitle>
}
