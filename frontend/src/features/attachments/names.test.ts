import { expect, it } from 'vitest'
import { today } from '@/lib/format'
import { nameOf } from './names'

/** The same as of `clean_name` on the server. */
it.each([
  ['Flap intake.JPG', 'Flap intake'],
  ['C:\\Users\\Noor\\flap.png', 'flap'],
  ['../../etc/passwd', 'passwd'],
  ['Gesprek mr. Peeters', 'Gesprek mr. Peeters'],
  ['v1.2', 'v1.2'],
  ['abc\u202egpj.exe.pdf', 'abc gpj.exe'],
  ['سبو\u200cرة.jpg', 'سبو\u200cرة'],
  [`${'x'.repeat(300)}.pdf`, 'x'.repeat(120)],
  ['.jpg', today()],
])('calls %s by what people see', (given, name) => {
  expect(nameOf(given)).toBe(name)
})
