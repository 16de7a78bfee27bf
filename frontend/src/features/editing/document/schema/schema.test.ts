import { getSchema } from '@tiptap/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, read, write } from '../dialect'
import { sources } from '../dialect/generated'
import { articleExtensions } from './extensions'

test('the editor takes every document that Markdown can describe, and gives back the same', () => {
  const schema = getSchema(articleExtensions({ callout: '', example: '', prompt: '' }))

  fc.assert(
    fc.property(sources, (source) => {
      const node = schema.nodeFromJSON(read(source))
      node.check()
      expect(write(node.toJSON())).toBe(canonical(source))
    }),
    { numRuns: 200, seed: 7 },
  )
})
