import { PageTitle } from '@/components/page-title'

export function VerifyEmailPage() {
  return <PageTitle>…</PageTitle>
}
