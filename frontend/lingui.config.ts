import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

/** Everything a signed-in person alone can see; its texts stay out of the first load of a public page. */
const PERSONAL = [
  'src/components/unlocking',
  'src/components/waiting',
  'src/features/account',
  'src/features/action-points',
  'src/features/attachments',
  'src/features/comments',
  'src/features/editing',
  'src/features/exports',
  'src/features/reflections',
  'src/features/saved',
  'src/features/synonyms',
  'src/features/team',
  'src/features/templates',
  'src/features/today',
  'src/features/weave',
]

export default defineConfig({
  sourceLocale: 'nl',
  locales: ['nl', 'fr', 'en'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/public/{locale}',
      include: ['src'],
      exclude: ['**/*.test.*', 'src/test/**', ...PERSONAL.map((folder) => `${folder}/**`)],
    },
    {
      path: '<rootDir>/src/locales/personal/{locale}',
      include: PERSONAL,
      exclude: ['**/*.test.*'],
    },
  ],
  format: formatter({ lineNumbers: false, origins: false, printPlaceholdersInComments: false }),
  orderBy: 'message',
  compileNamespace: 'es',
})
