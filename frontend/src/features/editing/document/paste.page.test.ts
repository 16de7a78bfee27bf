import { Editor } from '@tiptap/core'
import { expect, test } from 'vitest'
import { write } from './dialect'
import { cleanPasted } from './paste'
import { articleExtensions } from './schema/extensions'

/** The Markdown that pasting `html` into an empty text gives. */
function pasted(html: string): string {
  const editor = new Editor({
    extensions: articleExtensions({ callout: '', example: '', prompt: '' }),
    injectCSS: false,
    editorProps: { transformPastedHTML: cleanPasted },
  })
  try {
    editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
    return write(editor.getJSON())
  } finally {
    editor.destroy()
  }
}

test('a page from Word becomes headings, words and lists', () => {
  const item = (level: number, sign: string, text: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style></head><body>
    <!--StartFragment--><h1>Verslag<o:p></o:p></h1>
    <p class=MsoNormal style='margin:0cm'><b style='mso-bidi-font-weight:normal'>Vet</b> en <span style='font-style:italic'>schuin</span> <span lang=NL style='color:red'>rood</span><o:p></o:p></p>
    ${item(1, '·', 'een')}${item(2, 'o', 'onder')}${item(1, '·', 'twee')}
    <p class=MsoNormal>Tussen</p>
    ${item(1, '1.', 'eerst')}${item(1, '2.', 'dan')}
    <!--EndFragment--></body></html>`

  expect(pasted(html)).toBe(
    '## Verslag\n\n**Vet** en *schuin* rood\n\n- een\n  - onder\n- twee\n\nTussen\n\n1. eerst\n2. dan\n',
  )
})

test('a piece of a web page loses scripts, pictures and links that go nowhere', () => {
  const html =
    '<div style="color:red"><p onclick="x()">Tekst <a href="javascript:alert(1)">nep</a> <a href="https://example.org/a" title="reclame">echt</a> <a href="/lokaal">hier</a></p><script>alert(1)</script><img src="https://example.org/spoor.gif" alt="foto van een brug"><h5>Klein</h5></div>'

  expect(pasted(html)).toBe(
    'Tekst nep [echt](https://example.org/a) hier\n\nfoto van een brug\n\n#### Klein\n',
  )
})

test('a table keeps its cells, each on one line', () => {
  const html =
    '<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c</li><li>d</li></ul></td></tr><tr><td>e</td><td>f | g</td></tr></table>'

  expect(pasted(html)).toBe('| a b | c d |\n|---|---|\n| e | f \\| g |\n')
})

test('text that all stands in a bold wrapper which is not bold, as Google writes it, is not bold', () => {
  const html =
    '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:400">gewoon</span> <span style="font-weight:700">vet</span></p></b>'

  expect(pasted(html)).toBe('gewoon **vet**\n')
})
