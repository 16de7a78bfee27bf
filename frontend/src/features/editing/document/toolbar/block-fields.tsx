import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { Group } from 'react-aria-components/Group'
import { Button } from '@/components/button'
import { TextField } from '@/components/form'
import { hyphenated } from '../hyphenated'
import { changeBlock, liftBlock } from './current-block'
import styles from './toolbar.module.css'

type Props = { editor: Editor; block: { kind: string; argument: string } }

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The title of a callout or an example; the key of a prompt. */
export function BlockFields({ editor, block }: Props) {
  const { t } = useLingui()
  const isPrompt = block.kind === 'prompt'
  const write = (argument: string) => changeBlock(editor, { argument })
  return (
    <Group aria-label={isPrompt ? t`Vraag` : t`Kader`} className={styles.fields ?? ''}>
      {isPrompt ? (
        <TextField
          label={t`Sleutel van de vraag`}
          description={t`Blijft dezelfde, ook als de vraag verandert. Zo houden reflecties hun vraag.`}
          value={block.argument}
          maxLength={80}
          onChange={(typed) => write(asKey(typed))}
          error={
            KEY.test(block.argument)
              ? undefined
              : t`Geef een korte naam: kleine letters en streepjes, zoals wat-hielp`
          }
        />
      ) : (
        <TextField
          label={t`Titel`}
          value={block.argument}
          maxLength={160}
          onChange={write}
          optional
        />
      )}
      <Button variant="quiet" onClick={() => liftBlock(editor)}>
        <Trans>Haal uit het blok</Trans>
      </Button>
    </Group>
  )
}

/** What is typed, as a key; a hyphen at the end may still be going somewhere. */
function asKey(typed: string): string {
  return hyphenated(typed).replace(/^-/, '')
}
