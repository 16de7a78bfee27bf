import { PointsOfReflection } from '@/features/action-points/points-of-reflection'
import { AttachmentsOfReflection } from '@/features/attachments/attachments-of-reflection'
import { ReflectionPage } from '@/features/reflections/reflection-page'
import { WeaveAlong } from '@/features/weave/weave-along'

/** A reflection that is read, with what is kept with it and what came out of it to do. */
export function ReflectionScreen() {
  return (
    <ReflectionPage
      after={({ id, isSent, isSealed }) => (
        <>
          <AttachmentsOfReflection reflection={id} isSent={isSent} isSealed={isSealed} />
          <PointsOfReflection reflection={id} isSent={isSent} isSealed={isSealed} />
          {isSent && <WeaveAlong reflection={id} isSealed={isSealed} />}
        </>
      )}
    />
  )
}
