import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { Group } from 'react-aria-components/Group'
import { Button } from '@/components/button'
import { TextField } from '@/components/form'
import { asKey } from '../schema/prompt-keys'
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
          description={t`Laat je dit leeg, dan komt de sleutel uit de vraag zelf. Daarna blijft hij dezelfde, zodat reflecties hun vraag houden.`}
          value={block.argument}
          maxLength={80}
          onChange={(typed) => write(asKey(typed))}
          optional
          error={
            block.argument === '' || KEY.test(block.argument)
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
