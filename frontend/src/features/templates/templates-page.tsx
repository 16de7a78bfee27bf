import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/button'
import { Folded } from '@/components/folded'
import { PageTitle } from '@/components/page-title'
import { draftNames } from '@/lib/drafts'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import type { Me } from '@/lib/session'
import { type Organisation, organisationsOf } from '@/lib/signals'
import { inLocale, type Template } from '@/lib/templates'
import { WithTemplates } from './around'
import { Retiring } from './retiring'
import styles from './templates.module.css'
import { DRAFTS } from './use-draft'

/** The templates of the organisations that this person coordinates, and ours to learn from. */
export function TemplatesPage() {
  const { t } = useLingui()
  const lang = useLocale()
  useHead({ title: t`Werkvormen van je team` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        eyebrow={
          <Link to="/$lang/team" params={{ lang }} activeOptions={{ exact: true }}>
            <Trans>Team</Trans>
          </Link>
        }
        lead={
          <Trans>
            Geef je collega’s vragen die bij jullie werk passen. Wie schrijft, kiest zelf of het met
            een werkvorm is. Jij ziet nooit wat iemand ermee schrijft.
          </Trans>
        }
      >
        <Trans>Werkvormen van je team</Trans>
      </PageTitle>
      <WithTemplates>{(templates, me) => <All templates={templates} me={me} />}</WithTemplates>
    </div>
  )
}

function All({ templates, me }: { templates: readonly Template[]; me: Me }) {
  const organisations = organisationsOf({ status: 'authenticated', me }, 'coordinator')
  const drafts = draftNames(me.id, DRAFTS).map((name) => name.slice(DRAFTS.length))
  return (
    <>
      {organisations.map((organisation) => (
        <OfOrganisation
          key={organisation.id}
          organisation={organisation}
          templates={templates.filter((one) => one.organisation?.id === organisation.id)}
          drafts={drafts}
        />
      ))}
      <Ours templates={templates.filter((one) => one.organisation === null)} drafts={drafts} />
    </>
  )
}

type Theirs = { organisation: Organisation; templates: Template[]; drafts: string[] }

function OfOrganisation({ organisation: { id, name }, templates, drafts }: Theirs) {
  const { t } = useLingui()
  const lang = useLocale()
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id} className="part-title">
        {name}
      </h2>
      {templates.length === 0 ? (
        <p>
          <Trans>
            Jullie hebben nog geen eigen werkvormen. Begin klein: twee of drie vragen zijn genoeg.
          </Trans>
        </p>
      ) : (
        <ul aria-label={t`Werkvormen van ${name}`} className={styles.rows}>
          {templates.map((template) => (
            <Row key={template.key} template={template} isOpen={drafts.includes(template.key)} />
          ))}
        </ul>
      )}
      <div>
        <Link
          to="/$lang/team/templates/new"
          params={{ lang }}
          search={{ organisation: id }}
          aria-label={t`Maak een werkvorm voor ${name}`}
          className={buttonClass()}
        >
          <Trans>Maak een werkvorm</Trans>
        </Link>
        {drafts.includes('new/') && (
          <p className="soft">
            <Trans>Wat je begon, staat daar nog.</Trans>
          </p>
        )}
      </div>
    </section>
  )
}

function Row({ template, isOpen }: { template: Template; isOpen: boolean }) {
  const { t } = useLingui()
  const lang = useLocale()
  const name = inLocale(template.name, lang)
  return (
    <li className={styles.row}>
      <h3 className="strong">{name}</h3>
      <p>{inLocale(template.description, lang)}</p>
      <Questions template={template} summary={<Trans>Toon de vragen</Trans>} />
      <div>
        <Link
          to="/$lang/team/templates/$key"
          params={{ lang, key: template.key }}
          aria-label={t`Verander ${name}`}
        >
          <Trans>Verander</Trans>
        </Link>
        {isOpen && (
          <span className="soft">
            {' · '}
            <Trans>Je begon hieraan en bewaarde nog niet.</Trans>
          </span>
        )}
      </div>
      <Retiring template={template} name={name} />
    </li>
  )
}

type OursProps = { templates: Template[]; drafts: string[] }

function Ours({ templates, drafts }: OursProps) {
  const { t } = useLingui()
  const lang = useLocale()
  return (
    <section aria-labelledby="ours" className={styles.part}>
      <h2 id="ours" className="part-title">
        <Trans>Werkvormen van Klankbord</Trans>
      </h2>
      <p>
        <Trans>Iedereen heeft deze. Je kunt ervan leren, of beginnen met een kopie.</Trans>
      </p>
      <ul aria-labelledby="ours" className={styles.rows}>
        {templates.map((template) => {
          const name = inLocale(template.name, lang)
          return (
            <li key={template.key} className={styles.row}>
              <h3 className="strong">{name}</h3>
              <p>{inLocale(template.description, lang)}</p>
              <Questions template={template} summary={<Trans>Toon de vragen</Trans>} />
              <div>
                <Link
                  to="/$lang/team/templates/new"
                  params={{ lang }}
                  search={{ from: template.key }}
                  aria-label={t`Begin met een kopie van ${name}`}
                >
                  <Trans>Begin met een kopie</Trans>
                </Link>
                {drafts.includes(`new/${template.key}`) && (
                  <span className="soft">
                    {' · '}
                    <Trans>Wat je begon, staat daar nog.</Trans>
                  </span>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Questions({ template, summary }: { template: Template; summary: ReactNode }) {
  const lang = useLocale()
  return (
    <Folded summary={summary}>
      <ol className={styles.list}>
        {template.questions.map(({ key, text, hint }) => (
          <li key={key}>
            {inLocale(text, lang)} <span className="soft">{inLocale(hint, lang)}</span>
          </li>
        ))}
      </ol>
    </Folded>
  )
}
