import { Trans } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { ErrorSummary, Form, FormActions, issueFor, Select, TextField } from '@/components/form'
import { Loading } from '@/components/loading'
import { LOCALES, type Locale, useLocale } from '@/lib/i18n'
import { useStartText } from '../data/acts'
import { useNames } from '../data/names'

type Names = ReturnType<typeof useNames>

export function NewArticle() {
  const names = useNames()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Trans>Nieuw artikel</Trans>
      </Button>
      <Dialog
        title={<Trans>Begin een artikel</Trans>}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        {names.isPending ? <Loading /> : <Start names={names} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function Start({ names, onClose }: { names: Names; onClose: () => void }) {
  const lang = useLocale()
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [theme, setTheme] = useState('')
  const [language, setLanguage] = useState<Locale>(lang)
  const start = useStartText()
  const chosen = theme || (names.themes[0]?.key ?? '')

  const begin = async () => {
    const started = await start.run({ title, theme: chosen, language })
    if (started) await navigate({ to: '/$lang/editing/$id', params: { lang, id: started.id } })
  }
  return (
    <Form onSubmit={() => void begin()}>
      <ErrorSummary problem={start.problem} fields={['title', 'theme', 'language']} />
      <TextField
        label={<Trans>Titel</Trans>}
        name="title"
        maxLength={160}
        autoFocus
        value={title}
        onChange={setTitle}
        error={issueFor(start.problem, 'title')}
      />
      <Select
        label={<Trans>Thema</Trans>}
        name="theme"
        options={names.themes.map((one) => ({ key: one.key, label: one.title }))}
        value={chosen}
        onChange={setTheme}
        error={issueFor(start.problem, 'theme')}
      />
      <Select
        label={<Trans>Taal</Trans>}
        name="language"
        options={LOCALES.map((key) => ({ key, label: names.language(key) }))}
        value={language}
        onChange={(key) => setLanguage(LOCALES.find((one) => one === key) ?? lang)}
        error={issueFor(start.problem, 'language')}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={start.busy}>
          <Trans>Begin</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
