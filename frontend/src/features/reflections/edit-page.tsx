import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Loading } from '@/components/loading'
import { type Desk, reflectionQuery, useDesk } from '@/lib/device'
import { useHead } from '@/lib/head'
import { type After, Editor } from './editor'
import { EditorGate } from './sealed/gate'

const route = getRouteApi('/$lang/personal/reflections/$id/edit')

export function EditPage({ after }: { after?: After }) {
  const { t } = useLingui()
  const { id } = route.useParams()
  const desk = useDesk()
  useHead({ title: t`Reflectie bewerken` })
  return desk ? <Loader key={id} desk={desk} id={id} after={after} /> : <Loading />
}

type Props = { desk: Desk; id: string; after: After | undefined }

function Loader({ desk, id, after }: Props) {
  const { data } = useQuery({
    ...reflectionQuery(desk, id),
    // While it is being written, nothing comes in under the writer's hands.
    staleTime: Number.POSITIVE_INFINITY,
    throwOnError: true,
  })
  if (!data) return <Loading />
  return (
    <EditorGate desk={desk} id={id} loaded={data}>
      {(start) => (
        <Editor
          desk={desk}
          id={id}
          start={start}
          title={<Trans>Reflectie bewerken</Trans>}
          after={after}
        />
      )}
    </EditorGate>
  )
}
