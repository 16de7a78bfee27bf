import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyRing } from '@/lib/sealed'
import { renderApp, signedInAs } from '@/test/render-app'
import { pointSample } from '@/test/samples'
import { insideOf, sealedBefore, unlockSealed } from '@/test/sealing'
import { server } from '@/test/server'
import type { ActionPoint, Changes } from './points'

const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d40'
const REFLECTION = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10'
const WORDS = 'Een kanarievogel kopen'
let kept: ActionPoint
let sent: Changes[]

const point = (changes: Partial<ActionPoint> = {}) =>
  pointSample({ id: ID, reflection: REFLECTION, sealed: true, ...changes })

const envelope = () =>
  sealedBefore('action point', ID, { format: 1, what: WORDS, outcome: 'Hij zong.' })
const inside = (at: number) => insideOf('action point', ID, sent[at]?.envelope)

beforeEach(() => {
  sent = []
  signedInAs()
  server.use(
    http.get('/api/v1/action-points', () => HttpResponse.json({ items: [kept] })),
    http.patch('/api/v1/action-points/:id', async ({ request }) => {
      const body = (await request.json()) as Changes
      sent.push(body)
      const words = body.envelope ? { what: '', outcome: '' } : {}
      kept = { ...kept, ...words, ...body, version: kept.version + 1 } as ActionPoint
      if (body.state) kept = { ...kept, outcomeAt: new Date().toISOString() }
      return HttpResponse.json(kept)
    }),
  )
})

afterEach(() => keyRing.forget())

test('a shut one has no words, and is ticked off all the same', async () => {
  kept = point({ envelope: await envelope() })
  const { user } = await renderApp('/nl/actions')
  const box = await screen.findByRole('checkbox', { name: 'Verzegeld actiepunt' })
  expect(screen.getByRole('link', { name: 'Ontgrendel bij de reflectie' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^Wijzig/ })).not.toBeInTheDocument()
  await user.click(box)
  expect(await screen.findByText('Gedaan, vandaag')).toBeInTheDocument()
  expect(sent).toEqual([{ state: 'done' }])
})

test('an open one is read and changed, and travels as an envelope alone', async () => {
  kept = point({ envelope: await envelope() })
  const { user } = await renderApp('/nl/actions')
  await screen.findByRole('checkbox', { name: 'Verzegeld actiepunt' })
  await unlockSealed()
  await user.click(await screen.findByRole('button', { name: `Wijzig: ${WORDS}` }))
  const field = screen.getByLabelText('Wat wil je doen?')
  expect(field).toHaveValue(WORDS)
  await user.type(field, ' voor oma')
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))

  const name = `${WORDS} voor oma`
  expect(await screen.findByRole('checkbox', { name })).toBeInTheDocument()
  expect(JSON.stringify(sent)).not.toContain('kanarievogel')
  expect(await inside(0)).toEqual({ format: 1, what: name, outcome: 'Hij zong.' })
  keyRing.forget()
  expect(await screen.findByRole('checkbox', { name: 'Verzegeld actiepunt' })).toBeInTheDocument()
  expect(screen.queryByText(/kanarievogel|Hij zong/)).not.toBeInTheDocument()
})

test('what can still be read of a sealed reflection says so, and is sealed once it is unlocked', async () => {
  kept = point({ what: WORDS, outcome: 'Hij zong.' })
  await renderApp('/nl/actions')
  expect(await screen.findByText(/is nog niet mee verzegeld/)).toBeInTheDocument()
  expect(sent).toEqual([])
  await unlockSealed()
  await waitFor(() => expect(screen.queryByText(/nog niet mee verzegeld/)).not.toBeInTheDocument())
  expect(await screen.findByRole('checkbox', { name: WORDS })).toBeInTheDocument()
  expect(sent.map((body) => Object.keys(body))).toEqual([['envelope']])
  expect(await inside(0)).toEqual({ format: 1, what: WORDS, outcome: 'Hij zong.' })
})

test('several follow one after another, also when one of them does not get through', async () => {
  const other = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d41'
  let points = [point({ what: WORDS }), point({ id: other, what: 'Een kooi lenen' })]
  const asked: string[] = []
  server.use(
    http.get('/api/v1/action-points', () => HttpResponse.json({ items: points })),
    http.patch('/api/v1/action-points/:id', async ({ params, request }) => {
      asked.push(String(params.id))
      if (asked.length === 1) return HttpResponse.error()
      const { envelope: kept } = (await request.json()) as Changes
      points = points.map((one) =>
        one.id === params.id ? { ...one, what: '', envelope: kept ?? null, version: 2 } : one,
      )
      return HttpResponse.json(points.find((one) => one.id === params.id))
    }),
  )
  await renderApp('/nl/actions')
  await screen.findByRole('checkbox', { name: 'Een kooi lenen' })
  await unlockSealed()
  await waitFor(() => expect(asked).toEqual([ID, other]))
  await waitFor(() => expect(points.map((one) => one.what)).toEqual([WORDS, '']))
  expect(await screen.findByRole('checkbox', { name: 'Een kooi lenen' })).toBeInTheDocument()
  expect(screen.getByText(/is nog niet mee verzegeld/)).toBeInTheDocument()
})

test('what belongs to a reflection that is not sealed any more gets its words back', async () => {
  kept = point({ envelope: await envelope(), sealed: false })
  await renderApp('/nl/actions')
  await screen.findByRole('checkbox', { name: 'Verzegeld actiepunt' })
  await unlockSealed()
  await waitFor(() => expect(sent).toEqual([{ what: WORDS, outcome: 'Hij zong.', envelope: null }]))
})

test('an envelope of another thing shows nothing', async () => {
  const other = await sealedBefore('weave', ID, { format: 1, what: WORDS, outcome: '' })
  kept = point({ envelope: other })
  await renderApp('/nl/actions')
  await unlockSealed()
  expect(await screen.findByRole('checkbox', { name: 'Verzegeld actiepunt' })).toBeInTheDocument()
  expect(sent).toEqual([])
})
