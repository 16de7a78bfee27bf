import { Trans, useLingui } from '@lingui/react/macro'
import { Folded } from '@/components/folded'
import { Select, TextField } from '@/components/form'
import { cleanText, type Desk, type Writing } from '@/lib/device'
import { isThemeKey } from '@/lib/knowledge'
import styles from './editor.module.css'
import { FeelingsPicker } from './feelings-picker'
import { isKind, KIND_LIST } from './kinds'
import { TagsField } from './tags-field'
import { useSwitchTemplate } from './use-switch-template'
import type { Templates } from './use-templates'
import { useThemes } from './use-themes'

type Props = { desk: Desk; writing: Writing; templates: Templates; isTaken: boolean }

/** What can wait: the form in sight, everything else folded away. */
export function Facts({ desk, writing, templates, isTaken }: Props) {
  const { t } = useLingui()
  return (
    <fieldset className={styles.facts} disabled={isTaken}>
      <legend className="visually-hidden">{t`Bij deze reflectie`}</legend>
      <TemplateChoice writing={writing} templates={templates} />
      <Folded className={styles.more} summary={<Trans>Titel, dag, thema, gevoelens en meer</Trans>}>
        <div className={styles.rest}>
          <About writing={writing} />
          <Felt writing={writing} />
          <TagsField
            desk={desk}
            tags={writing.content.tags}
            onChange={(tags) => writing.change({ tags })}
          />
        </div>
      </Folded>
    </fieldset>
  )
}

function About({ writing: { content, change } }: { writing: Writing }) {
  const { t } = useLingui()
  const themes = useThemes()
  return (
    <>
      <TextField
        label={<Trans>Titel</Trans>}
        optional
        autoComplete="off"
        value={content.title}
        maxLength={200}
        onChange={(title) => change({ title: cleanText(title).replaceAll('\n', ' ') })}
      />
      <div className={styles.pair}>
        <TextField
          label={<Trans>Wanneer was het</Trans>}
          type="date"
          value={content.occurredOn}
          // An emptied or half-typed date is no date; the last good one stays.
          onChange={(day) => day && change({ occurredOn: day })}
        />
        <Select
          label={<Trans>Thema</Trans>}
          value={content.theme ?? ''}
          onChange={(key) => change({ theme: isThemeKey(key) ? key : null })}
          options={[
            { key: '', label: t`Geen thema` },
            ...themes.list.map(({ key, title }) => ({ key, label: title })),
          ]}
        />
        <Select
          label={<Trans>Soort gesprek</Trans>}
          value={content.kind ?? ''}
          onChange={(key) => change({ kind: isKind(key) ? key : null })}
          options={[
            { key: '', label: t`Niet gekozen` },
            ...KIND_LIST.map(([key, label]) => ({ key, label: t(label) })),
          ]}
        />
      </div>
    </>
  )
}

function Felt({ writing: { content, change } }: { writing: Writing }) {
  return (
    <>
      <FeelingsPicker
        legend={<Trans>Hoe voelde je je ervoor?</Trans>}
        chosen={content.feelingsBefore}
        onChange={(feelingsBefore) => change({ feelingsBefore })}
      />
      <FeelingsPicker
        legend={<Trans>En erna?</Trans>}
        chosen={content.feelingsAfter}
        onChange={(feelingsAfter) => change({ feelingsAfter })}
      />
    </>
  )
}

function TemplateChoice({ writing, templates }: { writing: Writing; templates: Templates }) {
  const switchTo = useSwitchTemplate(writing, templates)
  const present = writing.content.template
  const offered = templates.list.filter((one) => !one.retired || one.key === present)
  const chosen = offered.find(({ key }) => key === present)
  return (
    <Select
      label={<Trans>Werkvorm</Trans>}
      description={chosen && templates.descriptionOf(chosen)}
      value={chosen ? present : ''}
      onChange={(key) => {
        const template = offered.find((one) => one.key === key)
        if (template) switchTo(template)
      }}
      options={[
        ...(chosen ? [] : [{ key: '', label: '…' }]),
        ...offered.map((one) => ({ key: one.key, label: templates.nameOf(one) })),
      ]}
    />
  )
}
