import { useLingui } from '@lingui/react/macro'
import { ImagePlus } from 'lucide-react'
import { ToolButton } from './tool-button'

/** Puts a picture in the text, after it was chosen and described. */
export function PictureButton({ onInsert }: { onInsert: () => void }) {
  const { t } = useLingui()
  return <ToolButton label={t`Afbeelding`} icon={ImagePlus} onAct={onInsert} />
}
