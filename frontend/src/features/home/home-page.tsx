import { PageTitle } from '@/components/page-title'

export function HomePage() {
  return <PageTitle>Klankbord</PageTitle>
}
