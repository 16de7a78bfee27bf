import { PageTitle } from '@/components/page-title'

export function MailboxPage() {
  return <PageTitle>…</PageTitle>
}
