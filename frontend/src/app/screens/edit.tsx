import { AttachmentsOfReflection } from '@/features/attachments/attachments-of-reflection'
import { EditPage } from '@/features/reflections/edit-page'

/** A reflection that is changed, with what is kept with it. */
export function EditScreen() {
  return (
    <EditPage after={({ id, ...sent }) => <AttachmentsOfReflection reflection={id} {...sent} />} />
  )
}
