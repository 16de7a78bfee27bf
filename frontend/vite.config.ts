import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { preloadFonts } from './vite/preload-fonts.ts'
import { serviceWorker } from './vite/service-worker.ts'

/** Where `make run` serves the API while `npm run dev` serves the app. */
const BACKEND = process.env.BACKEND_URL ?? 'http://localhost:8000'

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    // While writing, a missing translation shows the Dutch; a build refuses it.
    lingui({ failOnMissing: command === 'build', failOnCompileError: true }),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    preloadFonts([
      'atkinson-hyperlegible-next-latin-wght-normal',
      'source-serif-4-latin-wght-normal',
    ]),
    serviceWorker('src/service-worker/worker.js'),
  ],
  resolve: { tsconfigPaths: true },
  build: {
    // Inlined files would be `data:` addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/_allauth', '/development', '/health'].map((path) => [path, BACKEND]),
    ),
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
}))
