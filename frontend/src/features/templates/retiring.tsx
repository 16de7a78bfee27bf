import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/button'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { announce } from '@/lib/live'
import type { Template } from '@/lib/templates'
import { changeTemplate, designsQuery, noteSaved } from './queries'
import styles from './templates.module.css'

/** A template is offered no longer, or again. One button in one place, so that it is undone there. */
export function Retiring({ template, name }: { template: Template; name: string }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const { retired } = template
  const retiring = useMutation<Template, Error, boolean>({
    mutationFn: (to) => changeTemplate(template, { retired: to }),
    onSuccess: (saved) => {
      noteSaved(client, saved)
      announce(
        saved.retired
          ? t`Collega’s kunnen ze niet meer kiezen`
          : t`Collega’s kunnen ze weer kiezen`,
      )
    },
    // With the version of now, trying again works.
    onError: async (error) => {
      if (isProblem(error, 412)) {
        await client.invalidateQueries({ queryKey: designsQuery.queryKey })
      }
    },
  })
  return (
    <div className={styles.retiring}>
      <p className="soft">
        {retired ? (
          <Trans>Niet meer te kiezen. Wat ermee geschreven is, blijft zoals het was.</Trans>
        ) : (
          <Trans>Je collega’s kunnen ze kiezen als ze schrijven.</Trans>
        )}
      </p>
      <Button
        variant="quiet"
        busy={retiring.isPending}
        aria-label={retired ? t`Bied weer aan: ${name}` : t`Bied niet meer aan: ${name}`}
        onClick={() => retiring.mutate(!retired)}
      >
        {retired ? <Trans>Bied weer aan</Trans> : <Trans>Bied niet meer aan</Trans>}
      </Button>
      {isProblem(retiring.error) && (
        <p role="alert" className="refusal">
          <ProblemText problem={retiring.error} />
        </p>
      )}
    </div>
  )
}
