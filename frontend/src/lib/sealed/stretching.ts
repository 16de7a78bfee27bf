import type { Stretching } from './argon2'
import type { Bytes } from './bytes'
import type { Cost } from './wraps'

/** OWASP asks for 19 MiB at least; RFC 9106 gives 64 MiB and three passes where memory is short. */
export const COST: Cost = { memory: 64 * 1024, passes: 3, lanes: 1 }

/** The device could not: no worker, or no memory for it. */
export class StretchFailed extends Error {
  override readonly name = 'StretchFailed'
}

type Message = { share?: number; secret?: Bytes }

/** Stretch a passphrase in a worker of its own, which ends with it and with its memory. */
export function stretchBeside(
  asked: Stretching,
  onProgress?: (share: number) => void,
): Promise<Bytes> {
  if (typeof Worker === 'undefined') return stretchHere(asked)
  const worker = new Worker(new URL('./argon2.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Bytes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.secret) resolve(data.secret)
      else onProgress?.(data.share ?? 0)
    }
    worker.onerror = () => reject(new StretchFailed())
    worker.postMessage(asked)
  }).finally(() => worker.terminate())
}

async function stretchHere(asked: Stretching): Promise<Bytes> {
  const { stretch } = await import('./argon2')
  return stretch(asked)
}
