import type { Plugin } from 'vite'

/**
 * Let the browser fetch the named fonts at once, instead of after the style sheet, but behind the
 * code: text shows without its font, and not without the code.
 */
export function preloadFonts(names: string[]): Plugin {
  return {
    name: 'klankbord-preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const files = names.map((name) => {
          const file = Object.keys(bundle).find((path) => path.includes(`/${name}-`))
          if (!file) throw new Error(`No font ${name} in the build to preload`)
          return file
        })
        return files.map((file) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            href: `/${file}`,
            crossorigin: '',
            fetchpriority: 'low',
          },
          injectTo: 'head',
        }))
      },
    },
  }
}
