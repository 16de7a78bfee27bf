import { PageTitle } from '@/components/page-title'

export function ThemesPage() {
  return <PageTitle>…</PageTitle>
}
