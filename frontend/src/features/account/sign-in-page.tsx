import { PageTitle } from '@/components/page-title'

export function SignInPage() {
  return <PageTitle>…</PageTitle>
}
