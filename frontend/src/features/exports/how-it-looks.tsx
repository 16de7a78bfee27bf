import { Trans } from '@lingui/react/macro'
import { Checkbox, issueFor, TextField } from '@/components/form'
import type { Choice, PartProps } from './choice'
import { Choices } from './choices'
import { SCHEMA } from './exports'
import styles from './exports.module.css'

/** Choose what kind of file it becomes, and see what is in it then. */
export function HowItLooks({ choice, change, problem }: PartProps) {
  return (
    <div className={styles.part}>
      <Choices
        name="form"
        legend={<Trans>In welke vorm?</Trans>}
        value={choice.form}
        onChange={(form) => change({ form })}
        options={[
          {
            key: 'pdf',
            label: <Trans>Portfolio (PDF)</Trans>,
            help: <Trans>Mooi opgemaakt, om te printen of te tonen. Tot 200 reflecties.</Trans>,
          },
          {
            key: 'markdown',
            label: <Trans>Tekstbestanden (Markdown)</Trans>,
            help: <Trans>Een bestand per reflectie. Elk tekstprogramma kan ze lezen.</Trans>,
          },
          {
            key: 'json',
            label: <Trans>Gegevens (JSON)</Trans>,
            help: (
              <Trans>
                Alles wat we van je reflecties bewaren, om in een ander programma te gebruiken.
              </Trans>
            ),
          },
        ]}
      />
      {choice.form === 'pdf' && (
        <>
          <TextField
            name="title"
            label={<Trans>Titel op de voorkant</Trans>}
            optional
            autoComplete="off"
            maxLength={120}
            value={choice.title}
            error={issueFor(problem, 'title')}
            onChange={(title) => change({ title })}
          />
          <Checkbox isSelected={choice.pictures} onChange={(pictures) => change({ pictures })}>
            <Trans>Laat de foto’s bij je reflecties zien</Trans>
          </Checkbox>
          <Checkbox isSelected={choice.ownWeave} onChange={(ownWeave) => change({ ownWeave })}>
            <Trans>Zet mijn eigen vlechtwerk achteraan</Trans>
          </Checkbox>
        </>
      )}
      <p className={styles.care}>
        <WhatIsInIt choice={choice} />
      </p>
      {choice.form === 'json' && (
        <p className="facts">
          <a href={SCHEMA}>
            <Trans>Beschrijving van deze gegevens (JSON Schema)</Trans>
          </a>
        </p>
      )}
    </div>
  )
}

/** What goes along, as it is chosen now: the same that `reflections.exporting.requesting` says. */
function WhatIsInIt({ choice: { form, what, ownWeave } }: { choice: Choice }) {
  const beside = form !== 'pdf' && what === 'all'
  return (
    <>
      <Trans>Bij elke reflectie staan de actiepunten en het vlechtwerk die erbij horen.</Trans>{' '}
      {beside ? (
        <>
          <Trans>Ook je andere actiepunten en je eigen vlechtwerk, nu en vroeger, gaan mee.</Trans>{' '}
          <Trans>En of je meetelt in wat er leeft in je team.</Trans>
        </>
      ) : form === 'pdf' && ownWeave ? (
        <Trans>Je andere actiepunten gaan niet mee.</Trans>
      ) : (
        <Trans>Je andere actiepunten en je eigen vlechtwerk gaan niet mee.</Trans>
      )}{' '}
      <Trans>Wat in je prullenbak ligt, blijft daar.</Trans>
    </>
  )
}
