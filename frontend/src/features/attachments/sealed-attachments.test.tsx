import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Bytes, keyRing, openFile } from '@/lib/sealed'
import { type Form, formIn } from '@/test/forms'
import { renderApp, signedInAs } from '@/test/render-app'
import { insideOf, keyOfTests, reflectionOf, unlockSealed } from '@/test/sealing'
import { server } from '@/test/server'
import type { Attachment } from './attachments'
import { Undrawable } from './drawing'
import { closed, type Inside } from './sealed'

const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10'
const ATTACHMENT = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d44'
const LIST = `/api/v1/reflections/${ID}/attachments`
const FILE = `/api/v1/attachments/${ATTACHMENT}/file`
const NAME = 'Flap over de kanarievogel'
const PREVIEW = 'data:image/webp;base64,UklGRg=='
const CONTENT = new TextEncoder().encode('Een foto van een kanarievogel.')

type Sent = Form & { method: string }
let kept: Attachment[]
let file: Bytes
let sent: Sent[]
const { drawn } = vi.hoisted(() => ({ drawn: { anew: vi.fn() } }))

// No browser here draws; tests/e2e/test_sealed_attachments.py sees what one draws.
vi.mock('./drawing', async (original) => ({
  ...(await original<object>()),
  drawnAnew: drawn.anew,
  previewOf: () => Promise.resolve(PREVIEW),
}))

const PREPARED = {
  content: CONTENT,
  name: NAME,
  kind: 'picture',
  width: 2400,
  height: 1800,
  pages: null,
  preview: PREVIEW,
} as const

function attachment(changes: Partial<Attachment> = {}): Attachment {
  return {
    id: ATTACHMENT,
    reflection: ID,
    name: '',
    kind: 'sealed',
    size: 65_581,
    width: null,
    height: null,
    pages: null,
    envelope: null,
    sealed: true,
    createdAt: '2026-10-14T16:20:11Z',
    version: 1,
    ...changes,
  }
}

const readable = (changes: Partial<Attachment> = {}) =>
  attachment({ name: NAME, kind: 'picture', size: CONTENT.length, ...changes })

/** What this browser sealed before. */
async function sealed(changes: Partial<Attachment> = {}): Promise<Attachment> {
  const both = await closed(await keyOfTests(), ATTACHMENT, PREPARED)
  file = both.file
  return attachment({ envelope: both.envelope, ...changes })
}

async function note(request: Request): Promise<void> {
  sent.push({ method: request.method, ...(await formIn(request)) })
}

async function open(isSealed = true) {
  const written = await reflectionOf(ID, isSealed)
  server.use(
    http.get(`/api/v1/reflections/${ID}`, () =>
      HttpResponse.json(written, { headers: { ETag: '"1"' } }),
    ),
  )
  const app = await renderApp(`/nl/reflections/${ID}`)
  const part = await screen.findByRole('region', { name: 'Bijlagen' })
  return { ...app, part }
}

/** The file that was sent, opened as its envelope says. */
async function opened({ fields, file: bytes }: Sent, id: string) {
  const inside = await insideOf<Inside>('attachment', id, fields.envelope)
  return { inside, content: await openFile(await keyOfTests(), inside.file, inside.size, bytes) }
}

beforeEach(() => {
  kept = []
  sent = []
  drawn.anew.mockReset()
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
  signedInAs()
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/action-points', () => HttpResponse.json({ items: [] })),
    http.get(LIST, () => HttpResponse.json({ items: kept })),
    http.get(FILE, () => new HttpResponse(file)),
    http.get(`/api/v1/attachments/${ATTACHMENT}/preview`, () => new HttpResponse(CONTENT)),
    http.post(LIST, async ({ request }) => {
      await note(request)
      kept = [
        attachment({ id: sent[0]?.fields.id ?? '', envelope: sent[0]?.fields.envelope ?? '' }),
      ]
      file = sent[0]?.file ?? file
      return HttpResponse.json(kept[0], { status: 201 })
    }),
    http.put(FILE, async ({ request }) => {
      await note(request)
      const { fields } = sent.at(-1) as Sent
      const [before] = kept
      kept = fields.envelope
        ? [attachment({ envelope: fields.envelope, version: 2 })]
        : [readable({ sealed: before?.sealed ?? false, name: fields.name ?? '', version: 2 })]
      return HttpResponse.json(kept[0])
    }),
  )
})

afterEach(() => keyRing.forget())

test('a shut one shows nothing of what it is, and goes all the same', async () => {
  kept = [await sealed()]
  const { part } = await open()
  expect(await within(part).findByText('Verzegelde bijlage')).toBeInTheDocument()
  expect(within(part).getByText(/Ontgrendel je reflectie om er een bijlage/)).toBeInTheDocument()
  expect(within(part).queryByRole('button', { name: /Download|Bekijk|Andere/ })).toBeNull()
  expect(within(part).queryByRole('button', { name: 'Bijlage toevoegen' })).toBeNull()
  expect(
    within(part).getByRole('button', { name: 'Verwijder: Verzegelde bijlage' }),
  ).toBeInTheDocument()
  expect(screen.queryByText(/kanarievogel/)).not.toBeInTheDocument()
})

test('an open one is looked at and fetched, and shut again with its key', async () => {
  kept = [await sealed()]
  const saved: Blob[] = []
  URL.createObjectURL = (blob: Blob) => {
    saved.push(blob)
    return 'blob:opened'
  }
  await unlockSealed()
  const { user, part } = await open()
  const thumb = await within(part).findByRole('button', { name: `Bekijk: ${NAME}` })
  expect(thumb.querySelector('img')).toHaveAttribute('src', PREVIEW)
  await user.click(thumb)
  const dialog = await screen.findByRole('dialog')
  const picture = await within(dialog).findByRole('img', { name: NAME })
  expect(picture).toHaveAttribute(
    'src',
    `data:image/jpeg;base64,${btoa(String.fromCharCode(...CONTENT))}`,
  )
  await user.click(within(dialog).getByRole('button', { name: 'Sluiten' }))
  await user.click(within(part).getByRole('button', { name: `Download: ${NAME}` }))
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(saved[0]?.size).toBe(CONTENT.length)
  expect(saved[0]?.type).toBe('image/jpeg')
  keyRing.forget()
  expect(await within(part).findByText('Verzegelde bijlage')).toBeInTheDocument()
  expect(screen.queryByText(/kanarievogel/)).not.toBeInTheDocument()
})

test('a file that was changed does not open, and says so', async () => {
  kept = [await sealed()]
  file = file.with(60, (file[60] ?? 0) ^ 1)
  await unlockSealed()
  const { user, part } = await open()
  await user.click(await within(part).findByRole('button', { name: `Download: ${NAME}` }))
  expect(await within(part).findByText(/Deze bijlage gaat niet open/)).toBeInTheDocument()
})

test('a photo with a sealed reflection leaves this device drawn anew and sealed', async () => {
  drawn.anew.mockResolvedValue({ content: CONTENT, width: 2400, height: 1800, preview: PREVIEW })
  await unlockSealed()
  const { user, part } = await open()
  expect(await within(part).findByText(/Wat een programma in een pdf schreef/)).toBeInTheDocument()
  const photo = new File(['GPS 51.2 kanarievogel'], `${NAME}.jpg`, { type: 'image/jpeg' })
  await user.upload(within(part).getByLabelText('Foto of pdf'), photo)
  expect(await within(part).findByText(NAME)).toBeInTheDocument()
  const [first] = sent as [Sent]
  expect(first.all).not.toMatch(/kanarievogel|GPS/)
  const { inside, content } = await opened(first, first.fields.id ?? '')
  expect(inside).toMatchObject({
    format: 1,
    name: NAME,
    kind: 'picture',
    width: 2400,
    preview: PREVIEW,
  })
  expect([...content]).toEqual([...CONTENT])
})

test('a pdf is sealed as it is', async () => {
  await unlockSealed()
  const { user, part } = await open()
  const pdf = new File(['%PDF-1.7 kanarievogel'], 'verslag.pdf', { type: 'application/pdf' })
  await user.upload(await within(part).findByLabelText('Foto of pdf'), pdf)
  expect(await within(part).findByText('verslag')).toBeInTheDocument()
  expect(within(part).getByText(/^Pdf · /)).toBeInTheDocument()
  const { inside, content } = await opened(sent[0] as Sent, sent[0]?.fields.id ?? '')
  expect(inside).toMatchObject({ kind: 'pdf', pages: null, preview: null })
  expect(new TextDecoder().decode(content)).toBe('%PDF-1.7 kanarievogel')
})

test('what this browser cannot draw is refused in words, and nothing is sent', async () => {
  drawn.anew.mockRejectedValue(new Undrawable())
  await unlockSealed()
  const { user, part } = await open()
  const photo = new File(['x'], 'flap.jpg', { type: 'image/jpeg' })
  await user.upload(await within(part).findByLabelText('Foto of pdf'), photo)
  expect(
    await within(part).findByText(/Je browser kan dit bestand niet openen/),
  ).toBeInTheDocument()
  expect(within(part).queryByRole('button', { name: /Opnieuw/ })).not.toBeInTheDocument()
  expect(sent).toEqual([])
})

test('what did not arrive is sent once more as the same', async () => {
  drawn.anew.mockResolvedValue({ content: CONTENT, width: 4, height: 3, preview: null })
  const attempts: [string | null, string][] = []
  let isReachable = false
  server.use(
    http.post(LIST, async ({ request }) => {
      const key = request.headers.get('Idempotency-Key')
      const { fields } = await formIn(request.clone())
      attempts.push([key, String(fields.envelope)])
      return isReachable ? undefined : HttpResponse.error()
    }),
  )
  await unlockSealed()
  const { user, part } = await open()
  const photo = new File(['x'], `${NAME}.jpg`, { type: 'image/jpeg' })
  await user.upload(await within(part).findByLabelText('Foto of pdf'), photo)
  expect(await within(part).findByText(/Er is nu geen verbinding/)).toBeInTheDocument()
  isReachable = true
  await user.click(
    await within(part).findByRole('button', { name: `Opnieuw proberen: ${NAME}.jpg` }),
  )
  expect(await within(part).findByText(NAME)).toBeInTheDocument()
  expect(attempts).toHaveLength(2)
  expect(attempts[1]).toEqual(attempts[0])
})

test('what can still be read of a sealed reflection says so, and is sealed once it is unlocked', async () => {
  kept = [readable()]
  file = CONTENT
  const { part } = await open()
  expect(await within(part).findByText(/Nog niet alle bijlagen zijn mee/)).toBeInTheDocument()
  expect(within(part).queryByRole('button', { name: /Andere naam/ })).not.toBeInTheDocument()
  expect(sent).toEqual([])
  await unlockSealed()
  await waitFor(() => expect(screen.queryByText(/Nog niet alle bijlagen/)).not.toBeInTheDocument())
  expect(await within(part).findByText(NAME)).toBeInTheDocument()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.all).not.toContain('kanarievogel')
  const { inside, content } = await opened(sent[0] as Sent, ATTACHMENT)
  expect(inside).toMatchObject({ name: NAME, kind: 'picture', preview: PREVIEW })
  expect([...content]).toEqual([...CONTENT])
})

test('what belongs to a reflection that is not sealed any more is given back', async () => {
  kept = [await sealed({ sealed: false })]
  await unlockSealed()
  const { part } = await open(false)
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.fields).toEqual({ name: NAME })
  expect([...(sent[0]?.file ?? [])]).toEqual([...CONTENT])
  expect(await within(part).findByRole('link', { name: `Download: ${NAME}` })).toBeInTheDocument()
})

test('another name stands in the envelope', async () => {
  kept = [await sealed()]
  const changes: { envelope?: string; name?: string }[] = []
  server.use(
    http.patch(`/api/v1/attachments/${ATTACHMENT}`, async ({ request }) => {
      const body = (await request.json()) as { envelope: string }
      changes.push(body)
      kept = [attachment({ envelope: body.envelope, version: 2 })]
      return HttpResponse.json(kept[0])
    }),
  )
  await unlockSealed()
  const { user, part } = await open()
  await user.click(await within(part).findByRole('button', { name: `Andere naam: ${NAME}` }))
  const field = within(part).getByLabelText('Naam van de bijlage')
  await user.clear(field)
  await user.type(field, 'Bord{Enter}')
  expect(await within(part).findByText('Bord')).toBeInTheDocument()
  expect(Object.keys(changes[0] ?? {})).toEqual(['envelope'])
  const inside = await insideOf<Inside>('attachment', ATTACHMENT, changes[0]?.envelope)
  expect(inside).toMatchObject({ name: 'Bord', preview: PREVIEW })
})
