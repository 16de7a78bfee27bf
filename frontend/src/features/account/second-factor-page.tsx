import { PageTitle } from '@/components/page-title'

export function SecondFactorPage() {
  return <PageTitle>…</PageTitle>
}
