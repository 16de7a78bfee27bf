import { PageTitle } from '@/components/page-title'

export function EditPage() {
  return <PageTitle>…</PageTitle>
}
