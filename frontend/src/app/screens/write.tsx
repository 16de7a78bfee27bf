import { Outcomes } from '@/features/action-points/outcomes'
import { AttachmentsOfReflection } from '@/features/attachments/attachments-of-reflection'
import { WritePage } from '@/features/reflections/write-page'

/** A new reflection, with what became of action points since the last one. */
export function WriteScreen() {
  return (
    <WritePage
      after={({ id, ...sent }) => <AttachmentsOfReflection reflection={id} {...sent} />}
      offers={({ id, written, take }) => (
        <Outcomes reflection={id} written={written} onTake={take} />
      )}
    />
  )
}
