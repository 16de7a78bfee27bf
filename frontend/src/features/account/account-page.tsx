import { PageTitle } from '@/components/page-title'

export function AccountPage() {
  return <PageTitle>…</PageTitle>
}
