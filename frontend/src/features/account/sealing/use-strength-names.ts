import { useLingui } from '@lingui/react/macro'
import type { Strength } from '@/lib/sealed'

/** How strong a passphrase is, in words, and what to do about it. */
export function useStrengthNames(): Record<Strength, { name: string; error: string | undefined }> {
  const { t } = useLingui()
  return {
    short: { name: t`Nog te kort`, error: t`Maak de wachtzin langer, minstens twaalf tekens.` },
    weak: { name: t`Makkelijk te raden`, error: t`Voeg nog een paar losse woorden toe.` },
    fair: { name: t`Goed`, error: undefined },
    strong: { name: t`Sterk`, error: undefined },
  }
}
