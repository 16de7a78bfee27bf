import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useAlongKey, useDesk } from '@/lib/device'
import { isTouched } from './data/standings'
import { useReflectionWeave } from './data/use-reflection-weave'
import { WEAVES } from './data/weaves'

/** Has the weave of a reflection sealed along, or not any more; and says so until it is. */
export function WeaveAlong({ reflection, isSealed }: { reflection: string; isSealed: boolean }) {
  const key = useAlongKey(useDesk())
  // Who has nothing sealed, or nothing open, has nothing to follow.
  const { weave } = useReflectionWeave(reflection, { isAside: true, isAsked: key !== null })
  const client = useQueryClient()
  const isOld = weave !== undefined && weave.sealed !== isSealed
  useEffect(() => {
    if (isOld) void client.invalidateQueries({ queryKey: WEAVES })
  }, [client, isOld])
  if (!weave?.sealed || weave.envelope || !Object.values(weave.strands).some(isTouched)) return null
  return (
    <p className="soft" role="status">
      <Trans>Het vlechtwerk is nog niet mee verzegeld. Dat gebeurt zodra er verbinding is.</Trans>
    </p>
  )
}
