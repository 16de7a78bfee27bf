/** Three ribbons woven through two: the sign of Klankbord. */
export function BrandMark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <g strokeWidth="5" strokeLinecap="round">
        <path d="M9 3v26" stroke="var(--plum)" />
        <path d="M16 3v26" stroke="var(--moss)" />
        <path d="M23 3v26" stroke="var(--terracotta)" />
        <path d="M3 11h3M12.5 11h7M26 11h3" stroke="var(--teal)" strokeLinecap="butt" />
        <path d="M5.5 20.500h7M19.500 20.500h7" stroke="var(--ochre)" strokeLinecap="butt" />
      </g>
    </svg>
  )
}
