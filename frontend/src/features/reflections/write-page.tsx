import { PageTitle } from '@/components/page-title'

export function WritePage() {
  return <PageTitle>…</PageTitle>
}
