import { PageTitle } from '@/components/page-title'

export function ForgotPasswordPage() {
  return <PageTitle>…</PageTitle>
}
