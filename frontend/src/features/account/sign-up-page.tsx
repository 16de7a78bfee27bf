import { PageTitle } from '@/components/page-title'

export function SignUpPage() {
  return <PageTitle>…</PageTitle>
}
