import { useId } from 'react'
import type { Ribbon } from './ribbon'

type Props = {
  ribbon?: Ribbon | undefined
  className?: string | undefined
}

/** Two warp threads with a weft that goes over one and under the other, in turns. */
export function WovenEdge({ ribbon, className }: Props) {
  const id = useId()
  return (
    <svg className={`woven-edge ${className ?? ''}`} data-ribbon={ribbon} aria-hidden="true">
      <defs>
        <pattern id={id} width="12" height="12" patternUnits="userSpaceOnUse">
          <rect width="12" height="12" className="weave-ground" />
          <rect x="0.6" y="0" width="4.8" height="12" className="weave-warp" />
          <rect x="6.6" y="0" width="4.8" height="12" className="weave-warp" />
          <rect x="-1" y="0.9" width="7.4" height="4.2" rx="1.6" className="weave-weft" />
          <rect x="11" y="0.9" width="4" height="4.2" rx="1.6" className="weave-weft" />
          <rect x="5.6" y="6.9" width="7.4" height="4.2" rx="1.6" className="weave-weft" />
          <rect x="-3" y="6.9" width="4" height="4.2" rx="1.6" className="weave-weft" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
