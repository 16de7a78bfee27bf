import type { Bytes } from '@/lib/sealed'

/** What a form says: its fields, its file, and every byte of it as a sign. */
export type Form = { fields: Record<string, string>; file: Bytes; all: string }

/** The form that was sent: read by hand, for the `File` of a page is none to Node. */
export async function formIn(request: Request): Promise<Form> {
  const bytes = new Uint8Array(await request.arrayBuffer())
  const all = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const boundary = all.slice(0, all.indexOf('\r\n'))
  const fields: Record<string, string> = {}
  let content: Bytes = new Uint8Array()
  for (const part of all.split(boundary).slice(1, -1)) {
    const head = part.slice(0, part.indexOf('\r\n\r\n'))
    const body = part.slice(head.length + 4, -2)
    const name = /name="(\w+)"/.exec(head)?.[1] ?? ''
    const inside = Uint8Array.from(body, (sign) => sign.charCodeAt(0))
    if (head.includes('filename=')) content = inside
    else fields[name] = new TextDecoder().decode(inside)
  }
  return { fields, file: content, all }
}
