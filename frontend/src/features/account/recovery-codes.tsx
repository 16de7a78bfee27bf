import { Trans } from '@lingui/react/macro'
import { Button } from '@/components/button'
import styles from './account.module.css'
import { readRecoveryCodes, renewRecoveryCodes } from './authenticators'
import { useGuard } from './reauthentication'
import { Trouble } from './trouble'
import { useAction } from './use-action'

type Props = { codes: string[] | null; onCodes: (codes: string[] | null) => void }

/** Codes for when the phone is gone; each works once. */
export function RecoveryCodes({ codes, onCodes }: Props) {
  const guard = useGuard()
  const show = useAction(async () => onCodes(await guard(readRecoveryCodes)))
  const renew = useAction(async () => onCodes(await guard(renewRecoveryCodes)))
  return (
    <div className={styles.part}>
      <h3 className="strong">
        <Trans>Herstelcodes</Trans>
      </h3>
      <p className="soft">
        <Trans>
          Hiermee kom je binnen als je telefoon weg is. Elke code werkt een keer. Bewaar ze niet op
          je telefoon.
        </Trans>
      </p>
      <Trouble problem={show.problem ?? renew.problem} />
      {codes ? (
        <Codes codes={codes} onHide={() => onCodes(null)} />
      ) : (
        <div className={styles.actions}>
          <Button busy={show.busy} onClick={() => void show.run()}>
            <Trans>Toon herstelcodes</Trans>
          </Button>
          <Button variant="quiet" busy={renew.busy} onClick={() => void renew.run()}>
            <Trans>Maak nieuwe codes</Trans>
          </Button>
        </div>
      )}
    </div>
  )
}

function Codes({ codes, onHide }: { codes: string[]; onHide: () => void }) {
  return (
    <>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onClick={() => download(codes)}>
          <Trans>Bewaar als bestand</Trans>
        </Button>
        <Button onClick={() => window.print()}>
          <Trans>Druk af</Trans>
        </Button>
        <Button variant="quiet" onClick={onHide}>
          <Trans>Verberg</Trans>
        </Button>
      </div>
    </>
  )
}

function download(codes: string[]): void {
  const address = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'klankbord.txt'
  link.click()
  URL.revokeObjectURL(address)
}
