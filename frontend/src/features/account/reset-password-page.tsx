import { PageTitle } from '@/components/page-title'

export function ResetPasswordPage() {
  return <PageTitle>…</PageTitle>
}
