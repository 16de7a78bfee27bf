import { Connection } from './connection'
import { seal, unseal } from './sealing'

/**
 * What a person left on this device, by kind and id. Values are encrypted one by one.
 *
 * `durable` is false when the browser gives no storage or no cryptography (a private window, an
 * insecure address): then everything lives in memory and is gone after a reload.
 */
export interface DeviceStore {
  readonly durable: boolean
  get<Value>(kind: string, id: string): Promise<Value | undefined>
  list<Value>(kind: string): Promise<Value[]>
  ids(kind: string): Promise<string[]>
  put(kind: string, id: string, value: unknown): Promise<void>
  remove(kind: string, id: string): Promise<void>
  /** Forget everything, the key first. The store cannot be used after. */
  wipe(): Promise<void>
}

export function databaseName(person: string): string {
  return `klankbord-${person}`
}

/** Open what `person` has on this device, making it when there is nothing yet. Never rejects. */
export async function openDeviceStore(person: string): Promise<DeviceStore> {
  try {
    return encryptedStore(await Connection.open(databaseName(person)))
  } catch {
    return memoryStore()
  }
}

function encryptedStore(connection: Connection): DeviceStore {
  const { key } = connection
  const place = (kind: string, id: string) => `${kind}/${id}`
  return {
    durable: true,
    async get<Value>(kind: string, id: string) {
      const sealed = await connection.use((database) => database.get('records', place(kind, id)))
      return sealed && unseal<Value>(key, place(kind, id), sealed)
    },
    async list<Value>(kind: string) {
      const [places, sealed] = await connection.use((database) => {
        const transaction = database.transaction('records')
        return Promise.all([
          transaction.store.getAllKeys(rangeOf(kind)),
          transaction.store.getAll(rangeOf(kind)),
        ])
      })
      return Promise.all(sealed.map((one, index) => unseal<Value>(key, places[index] ?? '', one)))
    },
    async ids(kind) {
      const range = rangeOf(kind)
      const places = await connection.use((database) => database.getAllKeys('records', range))
      return places.map((one) => one.slice(kind.length + 1))
    },
    async put(kind, id, value) {
      const sealed = await seal(key, place(kind, id), value)
      await connection.use((database) => {
        // On the disk when this settles, not on its way there: a phone can go out at any moment.
        const transaction = database.transaction('records', 'readwrite', { durability: 'strict' })
        return Promise.all([transaction.store.put(sealed, place(kind, id)), transaction.done])
      })
    },
    remove: (kind, id) => connection.use((database) => database.delete('records', place(kind, id))),
    wipe: () => connection.wipe(),
  }
}

/** All places of one kind: `0` is the character after `/`. */
function rangeOf(kind: string): IDBKeyRange {
  return IDBKeyRange.bound(`${kind}/`, `${kind}0`, false, true)
}

function memoryStore(): DeviceStore {
  const records = new Map<string, Map<string, string>>()
  return {
    durable: false,
    async get<Value>(kind: string, id: string) {
      const kept = records.get(kind)?.get(id)
      return kept === undefined ? undefined : (JSON.parse(kept) as Value)
    },
    async list<Value>(kind: string) {
      return [...(records.get(kind)?.values() ?? [])].map((kept) => JSON.parse(kept) as Value)
    },
    async ids(kind) {
      return [...(records.get(kind)?.keys() ?? [])]
    },
    async put(kind, id, value) {
      const ofKind = records.get(kind) ?? new Map<string, string>()
      records.set(kind, ofKind.set(id, JSON.stringify(value)))
    },
    async remove(kind, id) {
      records.get(kind)?.delete(id)
    },
    async wipe() {
      records.clear()
    },
  }
}
