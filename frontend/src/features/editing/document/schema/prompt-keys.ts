import { Extension } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { hyphenated } from '../hyphenated'

const LONGEST = 40

/** What is typed, as a key; a hyphen at the end may still be going somewhere. */
export function asKey(typed: string): string {
  return hyphenated(typed).replace(/^-/, '')
}

/** Who leaves a question without a key gets one out of its words, unlike every other here. */
export const PromptKeys = Extension.create({
  name: 'promptKeys',

  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction(steps, before, now) {
          const left = promptAround(before.selection.$from)
          if (left === null) return null
          const place = steps.reduce((at, { mapping }) => mapping.map(at), left)
          return promptAround(now.selection.$from) === place ? null : withKey(now, place)
        },
        props: {
          handleDOMEvents: {
            blur(view) {
              const place = view.editable ? promptAround(view.state.selection.$from) : null
              const change = place === null ? null : withKey(view.state, place)
              if (change) view.dispatch(change)
              return false
            },
          },
        },
      }),
    ]
  },
})

function isPrompt(node: Node | null): boolean {
  return node?.type.name === 'container' && node.attrs.kind === 'prompt'
}

function promptAround($at: ResolvedPos): number | null {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    if (isPrompt($at.node(depth))) return $at.before(depth)
  }
  return null
}

function withKey(state: EditorState, place: number): Transaction | null {
  const node = state.doc.nodeAt(place)
  if (!node || !isPrompt(node) || node.attrs.argument !== '') return null
  const wanted = keyOf(node.textContent)
  if (wanted === '') return null
  const taken = new Set<string>()
  state.doc.descendants((other) => {
    if (isPrompt(other)) taken.add(String(other.attrs.argument))
  })
  let key = wanted
  for (let number = 2; taken.has(key); number += 1) key = `${wanted}-${number}`
  return state.tr.setNodeMarkup(place, undefined, { ...node.attrs, argument: key })
}

/** The first words of a question that fit. */
function keyOf(question: string): string {
  const whole = asKey(question).replace(/-$/, '')
  if (whole.length <= LONGEST) return whole
  const cut = whole.slice(0, LONGEST + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 0)) || whole.slice(0, LONGEST)
}
