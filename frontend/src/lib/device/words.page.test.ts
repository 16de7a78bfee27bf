import { expect, test } from 'vitest'
import { excerptOf } from './shelf'
import { openDeviceStore } from './store'
import { cleanText } from './use-writing'

/** What people write who speak with people from everywhere. */
const WORDS = {
  Arabic: 'قالت إنّها تنتظر. «لا أحد يسأل»، ثم سكتت.',
  Tigrinya: 'ንሳ ስቕ በለት፣ ካብኡ ብዛዕባ ሓዋ ተዛረበት።',
  'Dari, with joiners': 'می‌گوید که نمی‌تواند بخوابد. خانه‌شان دور است.',
  'mixed scripts': 'Ze zei “صبر” (ṣabr) en lachte: ትዕግስቲ, geduld. ‏(1)‎',
  'emoji sequences': '👩🏽‍🤝‍👨🏿 👨‍👩‍👧‍👦 🏳️‍🌈 🇧🇪 ❤️‍🩹 1️⃣',
  'zero-width characters': 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u034fh',
  'marks of direction': '\u202aLRE\u202c \u2067RLI\u2069 \u061c\u200e\u200f',
  'composed and not': 'e\u0301é o\u0308ö ﬁ ａ',
  'lines and tabs': 'een\n\ttwee\u2028drie\u2029vier\u00a0vijf',
}

test.each(Object.entries(WORDS))('%s stays as it was written', async (_, words) => {
  const store = await openDeviceStore('writer-of-everything')
  await store.put('entry', '1', { words })

  expect(cleanText(words)).toBe(words)
  expect(await store.get('entry', '1')).toEqual({ words })
})

test('control characters and halves of characters are taken out, and nothing beside them', () => {
  expect(cleanText('a\u0000b\u0007c\u001bd\u0085e')).toBe('abcde')
  expect(cleanText('half \ud83d en half \udc69, heel 👩')).toBe('half  en half , heel 👩')
})

test('one mebibyte lies on the device as it was written', async () => {
  const store = await openDeviceStore('writer-of-much')
  const words = 'ሓ'.repeat(1024 * 1024)
  await store.put('entry', '1', { words })

  expect((await store.get<{ words: string }>('entry', '1'))?.words === words).toBe(true)
})

test('the beginning of a text without spaces is not cut within a character', () => {
  expect(excerptOf([`a${'👩'.repeat(200)}`])).toBe(`a${'👩'.repeat(79)}…`)
})
