import '@/styles/index.css'
import type { QueryClient } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { activateLocale, currentLocale } from '@/lib/i18n'
import { mayHaveSession } from '@/lib/session'
import { applyAppearance } from '@/lib/theme'
import { App } from './app'
import { createQueryClient } from './query-client'
import { createAppRouter } from './router'
import { registerServiceWorker, reloadAfterUpdate } from './service-worker'

applyAppearance()

async function start(root: HTMLElement): Promise<void> {
  const queryClient = createQueryClient()
  const router = createAppRouter({ queryClient })
  // The page's code and data come in at the same time as the texts, not after them.
  const loaded = router.load()
  await activateLocale(currentLocale())
  // What the server put there to read stays until the page can take its place at once.
  if (root.querySelector('.served')) await loaded
  createRoot(root).render(
    <StrictMode>
      <App router={router} queryClient={queryClient} />
    </StrictMode>,
  )
  if (mayHaveSession()) window.setTimeout(() => void resumeSending(queryClient), RESUME_AFTER)
}

/** Words that wait to be sent are not worth a slower page: they go after everything else. */
const RESUME_AFTER = 3_000

async function resumeSending(queryClient: QueryClient): Promise<void> {
  const device = await import('@/lib/device')
  await device.resumeSending(queryClient)
}

const root = document.getElementById('root')
if (root) void start(root)
registerServiceWorker()
reloadAfterUpdate()
