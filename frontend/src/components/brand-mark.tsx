const WARP = ['plum', 'moss', 'terracotta'] as const
const WEFT = ['teal', 'ochre'] as const

/** Three ribbons woven through two: the sign of Klankbord, as on its icon. */
export function BrandMark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="8 8 48 48" aria-hidden="true">
      {WARP.map((ribbon, column) => (
        <rect key={ribbon} {...warp(column, 9, 46)} fill={`var(--${ribbon})`} />
      ))}
      {WEFT.map((ribbon, row) => (
        <g key={ribbon}>
          <rect x="9" y={weftAt(row) - 1.5} width="46" height="11" fill="var(--paper)" />
          <rect x="9" y={weftAt(row)} width="46" height="8" fill={`var(--${ribbon})`} />
          {WARP.map((over, column) =>
            (row + column) % 2 === 0 ? null : (
              <g key={over}>
                <rect {...warp(column, weftAt(row) - 3, 14, 1.5)} fill="var(--paper)" />
                <rect {...warp(column, weftAt(row) - 3, 14)} fill={`var(--${over})`} />
              </g>
            ),
          )}
        </g>
      ))}
    </svg>
  )
}

function weftAt(row: number): number {
  return 20 + 16 * row
}

/** A piece of a standing ribbon, `room` wider on both sides. */
function warp(column: number, y: number, height: number, room = 0) {
  return { x: 15 + 13 * column - room, y, width: 8 + 2 * room, height }
}
