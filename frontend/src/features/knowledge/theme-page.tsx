import { PageTitle } from '@/components/page-title'

export function ThemePage() {
  return <PageTitle>…</PageTitle>
}
