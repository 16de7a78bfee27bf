import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/**
 * Begin every style sheet with the order of the cascade layers, the first line of `source`.
 *
 * The order counts where a browser meets it first, and which sheet comes first depends on how the
 * build divides the files.
 */
export function layerOrder(source: string): Plugin {
  return {
    name: 'klankbord-layer-order',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const [order = ''] = readFileSync(source, 'utf8').split('\n')
        if (!order.startsWith('@layer ')) throw new Error(`${source} must begin with @layer`)
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue
          file.source = `${order}${String(file.source)}`
        }
      },
    },
  }
}
