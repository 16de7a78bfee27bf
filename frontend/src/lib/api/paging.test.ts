import { expect, test } from 'vitest'
import { cursorOf } from './paging'

test('the cursor is read from a whole or a relative address', () => {
  expect(cursorOf('https://klankbord.example/api/v1/articles?cursor=abc%3D&pageSize=20')).toBe(
    'abc=',
  )
  expect(cursorOf('/api/v1/articles?cursor=def')).toBe('def')
  expect(cursorOf(undefined)).toBeUndefined()
})
