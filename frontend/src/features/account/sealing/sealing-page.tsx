import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { type Desk, sealingKeysQuery, useDesk } from '@/lib/device'
import { useHead } from '@/lib/head'
import styles from '../account.module.css'
import { Reauthentication } from '../reauthentication'
import { SealingSettings } from './sealing-settings'
import { SetUp } from './set-up'

export function SealingPage() {
  const { t } = useLingui()
  const desk = useDesk()
  useHead({ title: t`Verzegelde reflecties` })
  return (
    <Reauthentication>
      <div className={`page ${styles.page}`}>
        <PageTitle
          lead={
            <Trans>
              Een verzegelde reflectie gaat op slot voor ze je toestel verlaat. Niemand anders kan
              ze openen, ook niet wie Klankbord beheert.
            </Trans>
          }
        >
          <Trans>Verzegelde reflecties</Trans>
        </PageTitle>
        {desk ? <Known desk={desk} /> : <Loading />}
      </div>
    </Reauthentication>
  )
}

function Known({ desk }: { desk: Desk }) {
  const { data: ids, error } = useQuery(sealingKeysQuery(desk))
  const [isBeginning, setBeginning] = useState(false)
  if (isProblem(error)) {
    return (
      <Notice tone="warning" live>
        <ProblemText problem={error} />
      </Notice>
    )
  }
  if (!ids) return <Loading />
  const newest = ids[0]
  if (!newest || isBeginning) {
    return <SetUp desk={desk} replaces={newest} onDone={() => setBeginning(false)} />
  }
  return <SealingSettings desk={desk} keyId={newest} onBegin={() => setBeginning(true)} />
}
