import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { useAlongKey, useDesk } from '@/lib/device'
import { NewPoint } from './new-point'
import { PointList } from './point-list'
import { pointsOfQuery } from './points'
import styles from './points.module.css'

type Props = {
  reflection: string
  /** The server has it, so that something can belong to it. */
  isSent: boolean
  /** It is sealed there. */
  isSealed: boolean
}

/** What a person takes from one reflection to do. */
export function PointsOfReflection({ reflection, isSent, isSealed }: Props) {
  return (
    <section className={`${styles.part} no-print`} aria-labelledby="points">
      <h2 id="points" className="part-title">
        <Trans>Actiepunten</Trans>
      </h2>
      {isSent ? (
        <Sent reflection={reflection} isSealed={isSealed} />
      ) : (
        <p className="soft" role="status">
          <Trans>Zodra deze reflectie verstuurd is, kun je hier iets opschrijven om te doen.</Trans>
        </p>
      )}
    </section>
  )
}

type SentProps = { reflection: string; isSealed: boolean }

function Sent({ reflection, isSealed }: SentProps) {
  const { data, error } = useQuery(pointsOfQuery(reflection, isSealed))
  const key = useAlongKey(useDesk())
  if (data) {
    return (
      <>
        <PointList points={data.items} isAtHome />
        {isSealed && !key ? (
          <p className="soft">
            <Trans>Ontgrendel je reflectie om er een actiepunt bij te schrijven.</Trans>
          </p>
        ) : (
          <NewPoint reflection={reflection} seal={isSealed ? key : null} />
        )}
      </>
    )
  }
  if (!isProblem(error)) return <Loading />
  return (
    <Notice live>
      <ProblemText problem={error} />
    </Notice>
  )
}
