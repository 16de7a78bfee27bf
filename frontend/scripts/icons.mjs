// Draws the icons of the app in `public/`: one woven square as SVG, and as PNG in the sizes that
// phones ask for. PNG is written by hand, so that no image library is needed.

import { writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

const PAPER = '#f6f1e7'
const WARP = ['#713a5f', '#4b602a', '#98412a']
const WEFT = ['#1a6267', '#815709']
const PUBLIC = new URL('../public/', import.meta.url)

/** Rectangles on a 64 × 64 field, in the order in which they are painted. */
function weave() {
  const columns = [15, 28, 41]
  const rows = [20, 36]
  const shapes = columns.map((x, index) => ({ x, y: 9, width: 8, height: 46, color: WARP[index] }))
  for (const [row, y] of rows.entries()) {
    shapes.push({ x: 9, y: y - 1, width: 46, height: 10, color: PAPER })
    shapes.push({ x: 9, y, width: 46, height: 8, color: WEFT[row] })
    for (const [column, x] of columns.entries()) {
      if ((row + column) % 2 === 0) continue
      shapes.push({ x: x - 1, y: y - 2, width: 10, height: 12, color: PAPER })
      shapes.push({ x, y: y - 3, width: 8, height: 14, color: WARP[column] })
    }
  }
  return shapes
}

function svg() {
  const shapes = weave()
    .map(
      ({ x, y, width, height, color }) =>
        `<path fill="${color}" d="M${x} ${y}h${width}v${height}h-${width}z"/>`,
    )
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="${PAPER}"/>${shapes}</svg>\n`
}

function rgb(color) {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}

/** The colour at (x, y) of the 64 × 64 field. */
function colorAt(shapes, x, y) {
  const hit = shapes.findLast(
    (shape) =>
      x >= shape.x && x < shape.x + shape.width && y >= shape.y && y < shape.y + shape.height,
  )
  return rgb(hit?.color ?? PAPER)
}

/** `size` × `size` pixels, each the mean of 3 × 3 looks; `zoom` below 1 leaves room for a mask. */
function pixels(size, zoom) {
  const shapes = weave()
  const rows = Buffer.alloc(size * (size * 3 + 1))
  const field = (pixel) => ((pixel / size - 0.5) / zoom + 0.5) * 64
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const sum = [0, 0, 0]
      for (const dy of [0.17, 0.5, 0.83]) {
        for (const dx of [0.17, 0.5, 0.83]) {
          colorAt(shapes, field(x + dx), field(y + dy)).forEach((value, channel) => {
            sum[channel] += value
          })
        }
      }
      sum.forEach((value, channel) => {
        rows[y * (size * 3 + 1) + 1 + x * 3 + channel] = Math.round(value / 9)
      })
    }
  }
  return rows
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function png(size, zoom = 1) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(size, zoom), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

writeFileSync(new URL('icon.svg', PUBLIC), svg())
writeFileSync(new URL('icon-180.png', PUBLIC), png(180))
writeFileSync(new URL('icon-192.png', PUBLIC), png(192))
writeFileSync(new URL('icon-512.png', PUBLIC), png(512))
writeFileSync(new URL('icon-maskable-512.png', PUBLIC), png(512, 0.72))
