import { Trans, useLingui } from '@lingui/react/macro'
import { Select, TextField } from '@/components/form'
import { cleanText, type Template, type Writing } from '@/lib/device'
import { isThemeKey } from '@/lib/knowledge'
import styles from './editor.module.css'
import { FeelingsPicker } from './feelings-picker'
import { TEMPLATE_NAMES } from './templates'
import { useSwitchTemplate } from './use-switch-template'
import { useThemes } from './use-themes'

/** What can wait: form, title, day, theme and feelings. */
export function Facts({ writing, isTaken }: { writing: Writing; isTaken: boolean }) {
  const { t } = useLingui()
  const { content, change } = writing
  const themes = useThemes()
  return (
    <fieldset className={styles.facts} disabled={isTaken}>
      <legend className="visually-hidden">{t`Bij deze reflectie`}</legend>
      <TemplateChoice writing={writing} />
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
      </div>
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
    </fieldset>
  )
}

function TemplateChoice({ writing }: { writing: Writing }) {
  const { t } = useLingui()
  const switchTo = useSwitchTemplate(writing)
  return (
    <fieldset className={styles.templates}>
      <legend className={styles.legend}>
        <Trans>Werkvorm</Trans>
      </legend>
      {(['free', 'gibbs'] satisfies Template[]).map((template) => (
        <label key={template} className={styles.template}>
          <input
            type="radio"
            name="template"
            checked={writing.content.template === template}
            onChange={() => switchTo(template)}
          />
          {t(TEMPLATE_NAMES[template])}
        </label>
      ))}
    </fieldset>
  )
}
