import type { DeviceStore } from './store'

/** A device, and the memory of this page for what it refuses. */
export interface KeepingStore extends DeviceStore {
  /** Would a reload find what was put here last? */
  isKept(kind: string, id: string): boolean
  /** The ids of that kind of which the device refused the last change. */
  refused(kind: string): string[]
}

/**
 * `store`, where nothing put or removed is lost because the device refuses it: its disk is full.
 * What was refused is read back from memory as if it lay there, until the device takes it.
 */
export function keepingRefused(store: DeviceStore): KeepingStore {
  /** As text, for nobody may change it meanwhile; undefined: removed. */
  const refused = new Map<string, Map<string, string | undefined>>()
  /** What was tried last, by place: an older change that ends later says nothing any more. */
  const latest = new Map<string, Promise<void>>()
  const ofKind = (kind: string) => refused.get(kind) ?? new Map<string, string | undefined>()

  async function attempt(kind: string, id: string, change: Promise<void>, left?: string) {
    const place = `${kind}/${id}`
    latest.set(place, change)
    const isTaken = await change.then(
      () => true,
      () => false,
    )
    if (latest.get(place) !== change) return
    latest.delete(place)
    if (isTaken) refused.get(kind)?.delete(id)
    else refused.set(kind, ofKind(kind).set(id, left))
  }

  async function get<Value>(kind: string, id: string): Promise<Value | undefined> {
    const inMemory = ofKind(kind)
    if (!inMemory.has(id)) return store.get<Value>(kind, id)
    const left = inMemory.get(id)
    return left === undefined ? undefined : (JSON.parse(left) as Value)
  }

  async function ids(kind: string): Promise<string[]> {
    const inMemory = ofKind(kind)
    const onDevice = (await store.ids(kind)).filter((id) => !inMemory.has(id))
    const left = [...inMemory].filter(([, value]) => value !== undefined)
    return [...onDevice, ...left.map(([id]) => id)]
  }

  return {
    durable: store.durable,
    get,
    ids,
    async list<Value>(kind: string) {
      if (ofKind(kind).size === 0) return store.list<Value>(kind)
      const all = await ids(kind)
      const values = await Promise.all(all.map((id) => get<Value>(kind, id)))
      return values.filter((value) => value !== undefined)
    },
    put: (kind, id, value) => attempt(kind, id, store.put(kind, id, value), JSON.stringify(value)),
    remove: (kind, id) => attempt(kind, id, store.remove(kind, id)),
    async wipe() {
      refused.clear()
      await store.wipe()
    },
    isKept: (kind, id) => store.durable && !ofKind(kind).has(id),
    refused: (kind) => [...ofKind(kind).keys()],
  }
}
