import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { ownWeaveQuery, strandsQuery } from './data/weaves'
import { Moments } from './moments'
import { RemoveWeave } from './remove'
import styles from './weave.module.css'
import { Weaving } from './weaving'
import { ownFindings } from './words/all-findings'

/** One's own weave: what one brings along to every conversation. */
export function OwnWeavePage() {
  const { t } = useLingui()
  const lang = useLocale()
  const { data: strands } = useQuery({ ...strandsQuery(lang), throwOnError: true })
  const { data: weave } = useQuery({ ...ownWeaveQuery, throwOnError: true })
  useHead({ title: t`Jouw vlechtwerk` })
  if (!strands || !weave) return <Loading />
  const keys = strands.map(({ key }) => key)
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        lead={
          <Trans>
            Twaalf linten die iedereen heeft. Wat breng jij mee naar een gesprek? Alleen jij ziet
            dit.
          </Trans>
        }
      >
        <Trans>Jouw vlechtwerk</Trans>
      </PageTitle>
      <Weaving
        subject={{ kind: 'own' }}
        strands={strands}
        weave={weave}
        findings={ownFindings(keys, weave.strands)}
        label={t`Jouw twaalf linten`}
        hint={t`Druk op een lint om erbij stil te staan.`}
        empty={
          <Trans>
            Nog niets. Kies één lint dat je vandaag merkte in een gesprek. De andere kunnen wachten.
          </Trans>
        }
      />
      <p>
        <Link to="/$lang/themes/$key" params={{ lang, key: 'diversity-weave' }}>
          <Trans>Lees over het diversiteitsvlechtwerk</Trans>
        </Link>
      </p>
      <Moments weave={weave} />
      {weave.abilities.delete && <RemoveWeave subject={{ kind: 'own' }} version={weave.version} />}
    </div>
  )
}
