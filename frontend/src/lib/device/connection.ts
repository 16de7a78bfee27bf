import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import { newKey, type Sealed, seal, unseal } from './sealing'

interface Layout extends DBSchema {
  keys: { key: string; value: CryptoKey }
  records: { key: string; value: Sealed }
}

type Database = IDBPDatabase<Layout>

const VERSION = 1
const KEY_ID = 'device'

/**
 * How a lost connection shows: Safari closes those of an app that is in the background on a phone
 * (https://bugs.webkit.org/show_bug.cgi?id=277615), and no call on them works ever after.
 */
const LOST = new Set(['InvalidStateError', 'UnknownError', 'AbortError'])

/**
 * The database called `name`, opened anew when the browser lost it. Not after it was wiped, here
 * or in another tab: whoever signed out left nothing, and nothing may come back.
 */
export class Connection {
  readonly key: CryptoKey
  readonly #name: string
  #database: Database
  #reopening: Promise<Database> | null = null

  private constructor(name: string, database: Database, key: CryptoKey) {
    this.#name = name
    this.#database = database
    this.key = key
  }

  /** Open it, making it and its key when there is nothing yet. Rejects without storage. */
  static async open(name: string): Promise<Connection> {
    const database = await openDB<Layout>(name, VERSION, {
      upgrade(made) {
        made.createObjectStore('keys')
        made.createObjectStore('records')
      },
      blocking: letGo,
    })
    return new Connection(name, database, await keyOf(database))
  }

  /** Do `work`, which may be done twice. Rejects with what the browser had against it. */
  async use<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    const database = this.#database
    try {
      return await work(database)
    } catch (error) {
      if (!(error instanceof DOMException && LOST.has(error.name))) throw error
      return work(await this.#anewFor(database))
    }
  }

  /** Forget everything, the key first. */
  async wipe(): Promise<void> {
    const cleared = this.use((database) => {
      const transaction = database.transaction(['keys', 'records'], 'readwrite')
      return Promise.all([
        transaction.objectStore('keys').clear(),
        transaction.objectStore('records').clear(),
        transaction.done,
      ])
    })
    // Where it cannot be reached any more, deleting it does as well.
    await cleared.catch(() => undefined)
    this.#database.close()
    await deleteDB(this.#name)
  }

  /** One new connection for all that lost the same. */
  async #anewFor(lost: Database): Promise<Database> {
    if (this.#database !== lost) return this.#database
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = null
    })
    return this.#reopening
  }

  async #reopen(): Promise<Database> {
    this.#database.close()
    const database = await openDB<Layout>(this.#name, VERSION, {
      upgrade(_made, _before, _now, transaction) {
        // It was wiped, and does not begin again from what is still open here.
        transaction.done.catch(() => undefined)
        transaction.abort()
      },
      blocking: letGo,
    })
    if (await this.#isMine(database)) {
      this.#database = database
      return database
    }
    database.close()
    throw new DOMException('Another database stands in its place.', 'NotFoundError')
  }

  /** Does what is written here open with the key that lies there? */
  async #isMine(database: Database): Promise<boolean> {
    const key = await database.get('keys', KEY_ID)
    if (!key) return false
    const probe = await seal(this.key, '', '')
    return unseal(key, '', probe).then(
      () => true,
      () => false,
    )
  }
}

/** Another tab wipes the device: let go, or it waits for us for ever. */
function letGo(_current: number, _blocked: number | null, event: IDBVersionChangeEvent): void {
  ;(event.target as IDBDatabase).close()
}

/** The key of this database. Two tabs that start at once agree on the one that was kept first. */
async function keyOf(database: Database): Promise<CryptoKey> {
  const fresh = await newKey()
  const transaction = database.transaction('keys', 'readwrite')
  const kept = await transaction.store.get(KEY_ID)
  if (!kept) await transaction.store.put(fresh, KEY_ID)
  await transaction.done
  return kept ?? fresh
}
