import type { Issue } from '@/lib/api/problem'

type WithIssues = { issues: Issue[] } | null | undefined

/** What the server says is wrong with the field called `name`, for a field's `error`. */
export function issueFor(problem: WithIssues, name: string): string | undefined {
  const details = problem?.issues.filter((issue) => issue.name === name).map((one) => one.detail)
  return details && details.length > 0 ? details.join(' ') : undefined
}
