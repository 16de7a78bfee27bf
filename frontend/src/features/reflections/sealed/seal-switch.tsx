import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '@/components/form'
import { type Desk, useSealing } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import styles from './sealed.module.css'
import { Unlock } from './unlock'

type Props = {
  desk: Desk
  isSealed: boolean
  /** It was kept readable before: then sealing leaves nothing of that. */
  isKept: boolean
  isTaken: boolean
  onChange: (isSealed: boolean) => void
}

/** Seal what is being written, or take the seal off. */
export function SealSwitch({ desk, isSealed, isKept, isTaken, onChange }: Props) {
  const lang = useLocale()
  const { state, id } = useSealing(desk)
  const [isAsking, setAsking] = useState(false)
  if (state === 'unknown') return null
  if (state === 'none') {
    return (
      <p className={styles.offer}>
        <LockKeyhole size={18} strokeWidth={1.75} aria-hidden="true" />
        <Link to="/$lang/account/sealing" params={{ lang }}>
          <Trans>Verzegelen: zo kan echt niemand anders dit lezen</Trans>
        </Link>
      </p>
    )
  }
  const change = (wanted: boolean) => {
    if (wanted && state === 'locked') return setAsking(true)
    setAsking(false)
    onChange(wanted)
  }
  return (
    <div className={styles.switch}>
      <Checkbox isSelected={isSealed} isDisabled={isTaken} onChange={change}>
        <Trans>Verzegelen</Trans>
      </Checkbox>
      <p className="soft">
        {isSealed ? (
          <Trans>
            Je woorden, gevoelens en tags gaan op slot voor ze je toestel verlaten. Dag, thema en
            soort gesprek niet.
          </Trans>
        ) : (
          <Trans>Op slot voor iedereen, ook voor wie Klankbord beheert.</Trans>
        )}
      </p>
      {isSealed && (
        <p className="soft">
          <Trans>
            Actiepunten, een vlechtwerk en bijlagen gaan mee op slot, zodra er verbinding is.
          </Trans>{' '}
          {isKept && <Trans>Bestanden die je klaarzette om mee te nemen, verdwijnen.</Trans>}
        </p>
      )}
      {isAsking && id && state === 'locked' && (
        <Unlock
          desk={desk}
          keyId={id}
          onDone={() => {
            setAsking(false)
            onChange(true)
          }}
        />
      )}
    </div>
  )
}
