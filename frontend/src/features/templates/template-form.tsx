import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@/components/button'
import { Folded } from '@/components/folded'
import { Checkbox, ErrorSummary, Form, FormActions, issueFor, Select } from '@/components/form'
import { UndoBar } from '@/components/undo-bar'
import type { Organisation } from '@/lib/signals'
import { Aside, Both } from './both'
import { Preview } from './preview'
import { QuestionsField } from './questions-field'
import styles from './templates.module.css'
import { TextsField } from './texts-field'
import type { Designing } from './use-designing'
import { fieldsOf, withLanguage } from './words'

type Props = {
  designing: Designing
  /** Between which organisations there is to choose; none for a template that exists. */
  organisations?: Organisation[]
}

/** The fields of one template, and what colleagues will see. */
export function TemplateForm({ designing, organisations = [] }: Props) {
  const { t } = useLingui()
  const { draft, theirs, problem, busy, undoable } = designing
  const { written, aside } = draft
  if (theirs) return <Both designing={designing} theirs={theirs} />
  return (
    <>
      {aside && <Aside designing={designing} aside={aside} />}
      <Form label={t`Werkvorm`} onSubmit={designing.save}>
        <ErrorSummary problem={problem} fields={fieldsOf(written)} />
        {organisations.length > 1 && (
          <Select
            label={<Trans>Voor welke organisatie?</Trans>}
            name="organisation"
            options={[
              ...(draft.organisation ? [] : [{ key: '', label: t`Kies een organisatie` }]),
              ...organisations.map(({ id, name }) => ({ key: id, label: name })),
            ]}
            value={draft.organisation}
            onChange={designing.choose}
            error={issueFor(problem, 'organisation')}
          />
        )}
        <Names designing={designing} />
        <Languages designing={designing} />
        <QuestionsField designing={designing} />
        <FormActions>
          <Button type="submit" variant="primary" busy={busy}>
            <Trans>Bewaar</Trans>
          </Button>
          {designing.isChanged && (
            <Button
              variant="quiet"
              busy={busy}
              onClick={() => designing.arrange(draft.saved, t`Wat je veranderde, is weg.`)}
            >
              <Trans>Vergeet wat ik veranderde</Trans>
            </Button>
          )}
          <Standing designing={designing} />
        </FormActions>
      </Form>
      <UndoBar onUndo={designing.undo}>{undoable?.said}</UndoBar>
      <Folded className={styles.folded} summary={<Trans>Bekijk hoe het eruitziet</Trans>}>
        <Preview written={written} />
      </Folded>
    </>
  )
}

function Names({ designing }: { designing: Designing }) {
  const { t } = useLingui()
  const { draft, write, problem, busy } = designing
  const { written } = draft
  const shared = { languages: written.languages, problem, readOnly: busy }
  return (
    <>
      <TextsField
        name="name"
        label={t`Naam`}
        description={<Trans>Kort, zoals: Na een huisbezoek.</Trans>}
        words={written.name}
        onChange={(name) => write({ ...written, name })}
        {...shared}
      />
      <TextsField
        name="description"
        label={t`Waarvoor is ze?`}
        optional
        words={written.description}
        onChange={(description) => write({ ...written, description })}
        {...shared}
      />
    </>
  )
}

function Languages({ designing }: { designing: Designing }) {
  const { draft, arrange, busy } = designing
  const { written } = draft
  const choice = (locale: 'fr' | 'en') => ({
    isSelected: written.languages.includes(locale),
    isDisabled: busy,
    onChange: (isOn: boolean) => arrange(withLanguage(written, locale, isOn)),
  })
  return (
    <fieldset className={styles.languages}>
      <legend className="strong">
        <Trans>Ook in een andere taal?</Trans>
      </legend>
      <p className="soft">
        <Trans>Wie Klankbord in een taal leest die hier ontbreekt, krijgt het Nederlands.</Trans>
      </p>
      <Checkbox {...choice('fr')}>
        <Trans>Ook in het Frans</Trans>
      </Checkbox>
      <Checkbox {...choice('en')}>
        <Trans>Ook in het Engels</Trans>
      </Checkbox>
    </fieldset>
  )
}

/** Where the words are. Heard once per change of place, not at every letter. */
function Standing({ designing: { busy, isChanged, draft } }: { designing: Designing }) {
  return (
    <span className="soft">
      {busy ? (
        <Trans>Wordt bewaard…</Trans>
      ) : isChanged ? (
        <Trans>Nog niet bewaard. Wat je schreef, blijft in dit venster.</Trans>
      ) : (
        draft.base !== null && <Trans>Bewaard</Trans>
      )}
    </span>
  )
}
