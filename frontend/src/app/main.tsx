import '@/styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { activateLocale, isLocale, preferredLocale } from '@/lib/i18n'
import { applyAppearance } from '@/lib/theme'
import { App } from './app'
import { createQueryClient } from './query-client'
import { createAppRouter } from './router'
import { registerServiceWorker } from './service-worker'

applyAppearance()

async function start(root: HTMLElement): Promise<void> {
  const asked = window.location.pathname.split('/')[1]
  await activateLocale(isLocale(asked) ? asked : preferredLocale())
  const queryClient = createQueryClient()
  const router = createAppRouter({ queryClient })
  createRoot(root).render(
    <StrictMode>
      <App router={router} queryClient={queryClient} />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
registerServiceWorker()
