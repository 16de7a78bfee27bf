// Reads Markdown texts, as a JSON list, and answers what the visual editor would save for each.
// A test of the server holds both to the same HTML.

import { text } from 'node:stream/consumers'
import { canonical } from '../src/features/editing/document/dialect/index.ts'

const sources = JSON.parse(await text(process.stdin))
process.stdout.write(JSON.stringify(sources.map(canonical)))
