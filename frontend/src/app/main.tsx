import '@/styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { activateLocale, currentLocale } from '@/lib/i18n'
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
  void router.load()
  await activateLocale(currentLocale())
  createRoot(root).render(
    <StrictMode>
      <App router={router} queryClient={queryClient} />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
registerServiceWorker()
reloadAfterUpdate()
