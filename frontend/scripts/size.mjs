// What a first visit to a public article loads in scripts, compressed. Fails above the limit.
// Run after `npm run build`.

import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const LIMIT = 150_000
const DIST = new URL('../dist/', import.meta.url)
const START = ['index.html', 'src/app/screens/article.tsx', 'src/locales/public/nl.po']

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'))

/** The chunk and everything it imports before it can run. */
function withImports(key, found = new Set()) {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`The build has no ${key}; run "npm run build" first`)
  if (found.has(key)) return found
  found.add(key)
  for (const imported of chunk.imports ?? []) withImports(imported, found)
  return found
}

const keys = new Set(START.flatMap((key) => [...withImports(key)]))
const files = new Set([...keys].map((key) => manifest[key].file))
const rows = [...files].map((file) => {
  const code = readFileSync(new URL(file, DIST))
  return {
    file,
    gzip: gzipSync(code, { level: 9 }).length,
    brotli: brotliCompressSync(code).length,
  }
})

const kB = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`
for (const { file, gzip, brotli } of rows.sort((a, b) => b.gzip - a.gzip)) {
  console.log(`${kB(gzip)} gzip ${kB(brotli)} brotli  ${file}`)
}
const gzip = rows.reduce((sum, row) => sum + row.gzip, 0)
const brotli = rows.reduce((sum, row) => sum + row.brotli, 0)
console.log(
  `${kB(gzip)} gzip ${kB(brotli)} brotli  first load of an article (limit ${kB(LIMIT).trim()} gzip)`,
)
if (gzip > LIMIT) {
  console.error(`The first load of an article is ${kB(gzip - LIMIT).trim()} over its limit.`)
  process.exit(1)
}
