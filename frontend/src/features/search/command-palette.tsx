import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import styles from './command-palette.module.css'
import { type Command, useCommands } from './use-commands'

type Props = { onClose: () => void }

/** Go anywhere by typing: places, themes, articles, language and appearance. */
export default function CommandPalette({ onClose }: Props) {
  const { t } = useLingui()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const commands = useCommands(typed)
  const list = useId()
  const { active, move, setActive } = useActive(commands.length, typed)

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  const run = (command: Command | undefined) => {
    if (!command) return
    dialog.current?.close()
    command.run()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') run(commands[active])
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t`Snel zoeken`}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onKeyDown={onKey}
    >
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={commands[active] && `${list}-${active}`}
        aria-label={t`Waar wil je heen?`}
        placeholder={t`Waar wil je heen?`}
        autoComplete="off"
        spellCheck="false"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className={styles.input}
      />
      <CommandList id={list} commands={commands} active={active} run={run} onHover={setActive} />
    </dialog>
  )
}

function useActive(count: number, typed: string) {
  const [active, setActive] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words start at the top again
  useEffect(() => setActive(0), [typed])
  const move = (step: number) => {
    if (count > 0) setActive((present) => (present + step + count) % count)
  }
  return { active: Math.min(active, Math.max(0, count - 1)), move, setActive }
}

type ListProps = {
  id: string
  commands: Command[]
  active: number
  run: (command: Command) => void
  onHover: (index: number) => void
}

function CommandList({ id, commands, active, run, onHover }: ListProps) {
  const { t } = useLingui()
  const shown = useRef<HTMLDivElement>(null)

  useEffect(() => {
    shown.current?.children[active]?.scrollIntoView?.({ block: 'nearest' })
  }, [active])

  return (
    <>
      <div ref={shown} id={id} role="listbox" aria-label={t`Plaatsen`} className={styles.list}>
        {commands.map((command, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox hears the keys
          <div
            key={command.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            data-ribbon={command.ribbon}
            className={styles.option}
            onMouseMove={() => onHover(index)}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            <span className={styles.kind}>{command.kind}</span>
          </div>
        ))}
      </div>
      {commands.length === 0 && (
        <p role="status" className={styles.nothing}>
          {t`Niets gevonden. Probeer een ander woord.`}
        </p>
      )}
    </>
  )
}
