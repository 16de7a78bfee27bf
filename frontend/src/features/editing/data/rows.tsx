import type { ReactNode } from 'react'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { RibbonRows } from '@/components/ribbon-rows'
import { isProblem, itemsOf } from '@/lib/api'
import { More } from './more'

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

/** The rows of a list of work, or why there are none; what came in stays when more does not. */
export function Rows<Row>({ of, empty, row }: Props<Row>) {
  const rows = itemsOf(of.data)
  return (
    <>
      {isProblem(of.error) && <ProblemText problem={of.error} />}
      {of.isPending && <Loading />}
      {of.isSuccess && rows.length === 0 && empty}
      {rows.length > 0 && <RibbonRows>{rows.map(row)}</RibbonRows>}
      <More of={of} />
    </>
  )
}
