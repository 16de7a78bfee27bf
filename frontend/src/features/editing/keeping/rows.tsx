import type { ReactNode } from 'react'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { More } from '../data/more'
import styles from './keeping.module.css'

type Paged<Row> = {
  data: { pages: { items: Row[] }[] } | undefined
  error: unknown
  isPending: boolean
  isSuccess: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

type Props<Row> = {
  of: Paged<Row>
  /** What this place is for, when there is nothing. */
  empty: ReactNode
  row: (row: Row) => ReactNode
}

/** The rows of a list of work, or why there are none. */
export function Rows<Row>({ of, empty, row }: Props<Row>) {
  const rows = of.data?.pages.flatMap(({ items }) => items) ?? []
  if (isProblem(of.error)) return <ProblemText problem={of.error} />
  if (of.isPending) return <Loading />
  if (rows.length === 0) return empty
  return (
    <>
      <ul className={styles.rows}>{rows.map(row)}</ul>
      <More of={of} />
    </>
  )
}
