import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** Public files the worker keeps besides what the build makes. */
const SHELL = ['/index.html', '/manifest.webmanifest', '/icon.svg']

/** Write `sw.js`: the worker of `source`, told which files make up this build. */
export function serviceWorker(source: string): Plugin {
  return {
    name: 'klankbord-service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = Object.keys(bundle)
          .filter((file) => /\.(js|css|woff2)$/.test(file))
          .map((file) => `/${file}`)
          .sort()
        const files = [...SHELL, ...built]
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
        const code = readFileSync(source, 'utf8')
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: `const VERSION = '${version}'\nconst FILES = ${JSON.stringify(files)}\n${code}`,
        })
      },
    },
  }
}
