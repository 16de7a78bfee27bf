import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Schemas } from '@/lib/api'
import { renderApp, signedInAs } from '@/test/render-app'
import { themeSample } from '@/test/samples'
import { server } from '@/test/server'

type Picture = Schemas['Image']

const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d77'
const TEXT = {
  id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10',
  language: 'nl',
  title: 'Stilte',
} as const

function chair(changes: Partial<Picture> = {}): Picture {
  return {
    id: ID,
    description: 'Een lege stoel',
    width: 800,
    height: 600,
    small: '/media/chair/360.webp',
    large: '/media/chair/800.webp',
    uploadedBy: null,
    uploadedAt: '2026-10-14T16:20:11Z',
    form: 'JPEG',
    size: 1000,
    usedIn: [],
    abilities: { delete: true },
    ...changes,
  }
}

function refusal(status: number, code: string, detail: string) {
  const type = `urn:problem-type:klankbord:${code}`
  const headers = { 'Content-Type': 'application/problem+json' }
  return HttpResponse.json({ type, title: code, detail, status }, { status, headers })
}

/** A server that keeps one picture, which `colleague` may change before an act of ours arrives. */
async function openPage(first: Picture | null, colleague?: (picture: Picture) => Picture) {
  signedInAs({ roles: ['editor'] })
  const kept = { picture: first, version: 1, overtaken: false }
  const overtake = () => {
    if (!colleague || kept.overtaken || !kept.picture) return
    kept.picture = colleague(kept.picture)
    kept.overtaken = true
    kept.version += 1
  }
  const isStale = (request: Request) => request.headers.get('If-Match') !== `"${kept.version}"`
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [themeSample()] })),
    http.get('/api/v1/images', () =>
      HttpResponse.json({ items: kept.picture ? [kept.picture] : [] }),
    ),
    http.get('/api/v1/images/:id', () =>
      HttpResponse.json(kept.picture, { headers: { ETag: `"${kept.version}"` } }),
    ),
    http.patch('/api/v1/images/:id', async ({ request }) => {
      overtake()
      if (isStale(request)) return refusal(412, 'version-stale', 'Intussen veranderd.')
      const words = (await request.json()) as { description: string }
      kept.picture = { ...chair(), ...kept.picture, ...words }
      kept.version += 1
      return HttpResponse.json(kept.picture)
    }),
    http.delete('/api/v1/images/:id', () => {
      overtake()
      if (kept.picture?.usedIn.length) return refusal(409, 'image-in-use', 'Ze staat in een tekst.')
      kept.picture = null
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const app = await renderApp('/nl/editing/pictures')
  return { ...app, kept }
}

async function openPicture(first: Picture, colleague?: (picture: Picture) => Picture) {
  const app = await openPage(first, colleague)
  const list = await screen.findByRole('grid', { name: 'Eerdere afbeeldingen' })
  await app.user.click(within(list).getByRole('row', { name: first.description }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Afbeelding' }))
  const words = await dialog.findByRole('textbox', { name: 'Wat is er te zien?' })
  return { ...app, dialog, words }
}

const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

test('what a picture shows is said in other words', async () => {
  const { user, dialog, words, kept } = await openPicture(chair())
  await user.clear(words)
  await user.click(dialog.getByRole('button', { name: 'Bewaar' }))
  expect(words).toBeInvalid()
  await user.type(words, 'Een stoel  bij het raam')
  await user.click(dialog.getByRole('button', { name: 'Bewaar' }))

  await closed()
  expect(kept.picture?.description).toBe('Een stoel bij het raam')
  expect(await screen.findByRole('row', { name: 'Een stoel bij het raam' })).toBeVisible()
})

test('the words of a colleague are shown before ours take their place', async () => {
  const colleague = (picture: Picture) => ({ ...picture, description: 'Wachten' })
  const { user, dialog, words, kept } = await openPicture(chair(), colleague)
  await user.clear(words)
  await user.type(words, 'Een stoel bij het raam')
  await user.click(dialog.getByRole('button', { name: 'Bewaar' }))

  expect(await dialog.findByText(/Een collega schreef intussen: “Wachten”/)).toBeVisible()
  expect(words).toHaveValue('Een stoel bij het raam')
  expect(kept.picture?.description).toBe('Wachten')
  await user.click(dialog.getByRole('button', { name: 'Bewaar' }))
  await closed()
  expect(kept.picture?.description).toBe('Een stoel bij het raam')
})

test('a picture that stands nowhere is deleted after a second question, by keyboard', async () => {
  const { user, dialog, kept } = await openPicture(chair())
  dialog.getByRole('button', { name: 'Verwijder deze afbeelding' }).focus()
  await user.keyboard('{Enter}')
  expect(dialog.getByRole('group', { name: /Ze verdwijnt voorgoed/ })).toBeVisible()
  expect(dialog.getByRole('button', { name: 'Toch niet' })).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(dialog.getByRole('button', { name: 'Verwijder deze afbeelding' })).toHaveFocus()
  expect(kept.picture).not.toBeNull()
  await user.keyboard('{Enter}')
  await user.tab({ shift: true })
  await user.keyboard('{Enter}')

  await closed()
  expect(kept.picture).toBeNull()
  expect(await screen.findByText('Er zijn nog geen afbeeldingen')).toBeVisible()
})

test('a picture that texts need leads to them and cannot be deleted', async () => {
  const { dialog } = await openPicture(chair({ usedIn: [TEXT], abilities: { delete: false } }))
  const link = dialog.getByRole('link', { name: 'Stilte' })

  expect(link).toHaveAttribute('href', `/nl/editing/${TEXT.id}`)
  expect(dialog.queryByRole('button', { name: /Verwijder/ })).toBeNull()
})

test('a refusal says why, and which text needs the picture now', async () => {
  const used = { usedIn: [TEXT], abilities: { delete: false } }
  const { user, dialog, kept } = await openPicture(chair(), (it) => ({ ...it, ...used }))
  await user.click(dialog.getByRole('button', { name: 'Verwijder deze afbeelding' }))
  await user.click(dialog.getByRole('button', { name: 'Verwijder ze voorgoed' }))

  expect(await dialog.findByText('Ze staat in een tekst.')).toBeVisible()
  expect(await dialog.findByRole('link', { name: 'Stilte' })).toBeVisible()
  expect(kept.picture).not.toBeNull()
})

test('a house without pictures says how one comes here', async () => {
  await openPage(null)

  expect(await screen.findByText('Er zijn nog geen afbeeldingen')).toBeVisible()
})
