import { PageTitle } from '@/components/page-title'

export function ReflectionPage() {
  return <PageTitle>…</PageTitle>
}
