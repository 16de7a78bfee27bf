import { Problem } from '@/lib/api/problem'
import type { Remote } from '@/lib/device/deliver'
import { Entries } from '@/lib/device/entries'
import type { Saved } from '@/lib/device/entry'
import { Outbox } from '@/lib/device/outbox'
import { type DeviceStore, openDeviceStore } from '@/lib/device/store'
import { openChannel } from '@/lib/device/tabs'

type Text = { text: string }
type Write = {
  to: 'create' | 'change' | 'remove'
  id: string
  key?: string
  etag?: string
  text?: string
}

export const ID = '01936f6e-0000-7000-8000-00000000000a'
export const refusal = (status: number, retryAfter?: number) =>
  new Problem({ status, code: `http-${status}`, title: '', detail: 'Nee', retryAfter })

/** A server in a few lines: keeps texts, counts versions, and fails when told to. */
export class Server implements Remote<Text> {
  readonly rows = new Map<string, Saved<Text>>()
  readonly writes: Write[] = []
  /** Thrown before anything happens. */
  refuses: Problem[] = []
  /** Thrown after it happened: the answer gets lost. */
  loses: Problem[] = []
  /** A text that makes it fail every time. */
  chokesOn: string | null = null
  #version = 0

  async create(id: string, content: Text, key: string): Promise<Saved<Text>> {
    this.#meet({ to: 'create', id, key, text: content.text })
    if (this.rows.has(id)) throw refusal(409)
    return this.#put(id, content)
  }

  async change(id: string, base: Saved<Text>, content: Text): Promise<Saved<Text>> {
    this.#meet({ to: 'change', id, etag: base.etag, text: content.text })
    const row = this.rows.get(id)
    if (!row) throw refusal(404)
    if (row.etag !== base.etag) throw refusal(412)
    return this.#put(id, content)
  }

  async remove(id: string, etag: string): Promise<void> {
    this.#meet({ to: 'remove', id, etag })
    const row = this.rows.get(id)
    if (!row) throw refusal(404)
    if (row.etag !== etag) throw refusal(412)
    this.rows.delete(id)
  }

  async read(id: string): Promise<Saved<Text> | null> {
    return this.rows.get(id) ?? null
  }

  /** Someone changes it on another device. */
  edit(id: string, text: string): Saved<Text> {
    this.#version += 1
    const saved = { content: { text }, etag: `"${this.#version}"` }
    this.rows.set(id, saved)
    return saved
  }

  #meet(write: Write): void {
    this.writes.push(write)
    if (this.chokesOn !== null && write.text === this.chokesOn) throw refusal(500)
    const refused = this.refuses.shift()
    if (refused) throw refused
  }

  #put(id: string, content: Text): Saved<Text> {
    const saved = this.edit(id, content.text)
    const lost = this.loses.shift()
    if (lost) throw lost
    return saved
  }
}

/** Time that passes only when the test says so. */
export class Clock {
  #time = 1_000_000
  #timers: { at: number; work: () => void }[] = []

  timing = {
    now: () => this.#time,
    later: (work: () => void, delay: number) => {
      const timer = { at: this.#time + delay, work }
      this.#timers.push(timer)
      return () => {
        this.#timers = this.#timers.filter((one) => one !== timer)
      }
    },
  }

  /** How long until the next thing happens by itself; undefined when nothing will. */
  get next(): number | undefined {
    const moments = this.#timers.map((timer) => timer.at - this.#time)
    return moments.length > 0 ? Math.min(...moments) : undefined
  }

  pass(duration: number): void {
    this.#time += duration
    const due = this.#timers.filter((timer) => timer.at <= this.#time)
    this.#timers = this.#timers.filter((timer) => timer.at > this.#time)
    for (const timer of due) timer.work()
  }
}

let number = 0

/** A fresh person, server and clock, and as many tabs as a test opens. */
export function setStage() {
  number += 1
  const person = `writer-${number}`
  const server = new Server()
  const clock = new Clock()
  const stage = { server, clock, signedIn: true, isFull: false, openTab }

  /** The device of this person, which refuses everything while `stage.isFull`. */
  async function openDevice(): Promise<DeviceStore> {
    const device = await openDeviceStore(person)
    const refuse = () => Promise.reject(new DOMException('No room.', 'QuotaExceededError'))
    return {
      ...device,
      put: (...given) => (stage.isFull ? refuse() : device.put(...given)),
      remove: (...given) => (stage.isFull ? refuse() : device.remove(...given)),
    }
  }

  async function openTab() {
    const channel = openChannel(person)
    const expiries: unknown[] = []
    const entries = await Entries.open<Text>(await openDevice(), channel, person)
    const outbox = new Outbox<Text>({
      person,
      entries,
      remote: server,
      timing: clock.timing,
      isStillHere: async () => stage.signedIn,
      onSignedOut: (error) => expiries.push(error),
    })
    const entry = () => entries.get(ID)
    return { outbox, expiries, entry, write: (text: string) => outbox.keep(ID, { text }, null) }
  }
  return stage
}
