import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import type { Me } from '@/lib/session'
import { organisationsOf } from '@/lib/signals'
import { inLocale, type Template } from '@/lib/templates'
import { WithTemplates } from './around'
import { newDraft } from './draft'
import { TemplateForm } from './template-form'
import styles from './templates.module.css'
import { ToTemplates } from './to-templates'
import { useDesigning } from './use-designing'
import { blank, copyOf } from './words'

const route = getRouteApi('/$lang/personal/coordinating/team/templates/new')

/** A template is made, from nothing or as a copy of one of ours. */
export function NewTemplatePage() {
  const { t } = useLingui()
  const { from = '' } = route.useSearch()
  useHead({ title: t`Nieuwe werkvorm` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle eyebrow={<ToTemplates />}>
        <Trans>Nieuwe werkvorm</Trans>
      </PageTitle>
      <WithTemplates>
        {(templates, me) => (
          <Make key={from} me={me} from={templates.find(({ key }) => key === from) ?? null} />
        )}
      </WithTemplates>
    </div>
  )
}

function Make({ me, from }: { me: Me; from: Template | null }) {
  const lang = useLocale()
  const navigate = useNavigate()
  const { organisation = '' } = route.useSearch()
  const organisations = organisationsOf({ status: 'authenticated', me }, 'coordinator')
  const [only] = organisations.length === 1 ? organisations : []
  const wished = organisations.find(({ id }) => id === organisation)
  const designing = useDesigning({
    person: me.id,
    name: `new/${from?.key ?? ''}`,
    template: null,
    begin: () => newDraft(from ? copyOf(from, lang) : blank(lang), (wished ?? only)?.id ?? ''),
    onMade: ({ key }) =>
      void navigate({ to: '/$lang/team/templates/$key', params: { lang, key }, replace: true }),
  })
  return (
    <>
      {from && <FromCopy name={inLocale(from.name, lang)} />}
      <TemplateForm designing={designing} organisations={organisations} />
    </>
  )
}

function FromCopy({ name }: { name: string }) {
  return (
    <Notice>
      <Trans>
        Dit begint als {name}. Wat collega’s al antwoordden, verhuist mee als ze wisselen tussen de
        twee. Vraag je iets heel anders? Maak daarvoor een nieuwe vraag.
      </Trans>
    </Notice>
  )
}
