type Props = { onClose: () => void }

export default function CommandPalette({ onClose }: Props) {
  return <button type="button" onClick={onClose} />
}
