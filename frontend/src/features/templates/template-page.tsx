import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi } from '@tanstack/react-router'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { inLocale, type Template } from '@/lib/templates'
import { WithTemplates } from './around'
import { draftOfTemplate } from './draft'
import { Retiring } from './retiring'
import { TemplateForm } from './template-form'
import styles from './templates.module.css'
import { ToTemplates } from './to-templates'
import { useDesigning } from './use-designing'

const route = getRouteApi('/$lang/personal/coordinating/team/templates/$key')

/** A template of an organisation is changed. */
export function TemplatePage() {
  const { t } = useLingui()
  const { key: wanted } = route.useParams()
  useHead({ title: t`Werkvorm veranderen` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle eyebrow={<ToTemplates />}>
        <Trans>Werkvorm veranderen</Trans>
      </PageTitle>
      <WithTemplates>
        {(templates, me) => {
          const found = templates.find(({ key, abilities }) => key === wanted && abilities.change)
          return found ? <Change key={found.key} template={found} person={me.id} /> : <NotThere />
        }}
      </WithTemplates>
    </div>
  )
}

function Change({ template, person }: { template: Template; person: string }) {
  const lang = useLocale()
  const designing = useDesigning({
    person,
    name: template.key,
    template,
    begin: () => draftOfTemplate(template),
  })
  const organisation = template.organisation?.name
  const name = inLocale(template.name, lang)
  return (
    <>
      <div>
        {!designing.theirs && (
          <p>
            <strong>{name}</strong> · {organisation}
          </p>
        )}
        <p className="soft">
          <Trans>
            Wie hier al mee schreef, houdt de vragen zoals ze waren. Een wijziging geldt voor wat
            daarna begint.
          </Trans>
        </p>
      </div>
      <TemplateForm designing={designing} />
      {!designing.theirs && <Retiring template={template} name={name} />}
    </>
  )
}

function NotThere() {
  return (
    <Notice tone="warning">
      <Trans>Deze werkvorm is er niet, of je kunt ze niet veranderen.</Trans>
    </Notice>
  )
}
