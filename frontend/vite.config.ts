import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { layerOrder } from './vite/layer-order.ts'
import { preloadFonts } from './vite/preload-fonts.ts'
import { serviceWorker } from './vite/service-worker.ts'

/** Where `make run` serves the API while `npm run dev` serves the app. */
const BACKEND = process.env.BACKEND_URL ?? 'http://localhost:8000'

/**
 * What every public page needs, in one file instead of many small ones: on a slow connection each
 * file costs a round trip. What only some pages need must not match.
 */
const FIRST_LOAD = {
  name: 'base',
  test: new RegExp(
    [
      '/node_modules/(react|react-dom|scheduler|openapi-fetch)/',
      '/node_modules/@tanstack/(?!.*[iI]nfinite)',
      '/node_modules/@lingui/',
      '/src/lib/(api|format|head|i18n|knowledge|live|session|theme)/',
      '/src/components/(article-list|button|loading|notice|page-title|woven-edge|woven-row)\\.',
    ].join('|'),
  ),
}

/** Tests without a component that need a page all the same. */
const IN_A_PAGE = 'src/**/*.page.test.ts'

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    // While writing, a missing translation shows the Dutch; a build refuses it.
    lingui({ failOnMissing: command === 'build', failOnCompileError: true }),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    layerOrder('src/styles/index.css'),
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
    rolldownOptions: { output: { codeSplitting: { groups: [FIRST_LOAD] } } },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/_allauth', '/development', '/health', '/media'].map((path) => [path, BACKEND]),
    ),
  },
  test: {
    // What needs no page is not given one: making it takes longer than most of those tests.
    projects: [
      {
        extends: true,
        test: {
          name: 'logic',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: [IN_A_PAGE],
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx', IN_A_PAGE],
          setupFiles: ['src/test/setup.ts'],
        },
      },
    ],
    restoreMocks: true,
    // Otherwise one core waits while the other one tests.
    maxWorkers: '100%',
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 20_000 } },
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
}))
