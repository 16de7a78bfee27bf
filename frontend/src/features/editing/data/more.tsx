import { Trans } from '@lingui/react/macro'
import { Button } from '@/components/button'

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

/** The next page of a list, when there is one. */
export function More({ of }: { of: Paged }) {
  if (!of.hasNextPage) return null
  return (
    <div>
      <Button busy={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        <Trans>Meer</Trans>
      </Button>
    </div>
  )
}
