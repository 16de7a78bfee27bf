import { PageTitle } from '@/components/page-title'

export function ArticlePage() {
  return <PageTitle>…</PageTitle>
}
