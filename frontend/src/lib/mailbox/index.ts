import { queryOptions } from '@tanstack/react-query'
import { klankbordFetch } from '@/lib/api'

/** One message as `GET /development/mailbox` tells it; only a development server answers that. */
export type Mail = { to: string; subject: string; sentAt: string; text: string; links: string[] }

async function fetchMails(): Promise<Mail[]> {
  const response = await klankbordFetch(
    new Request(new URL('/development/mailbox', window.location.origin)),
  )
  const { items } = (await response.json()) as { items: Mail[] }
  return items
}

export const mailboxQuery = queryOptions({
  queryKey: ['mailbox'],
  queryFn: fetchMails,
  retry: false,
  staleTime: 0,
})
