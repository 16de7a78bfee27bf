import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Loading } from '@/components/loading'
import { type Desk, reflectionQuery, useDesk } from '@/lib/device'
import { useHead } from '@/lib/head'
import { Editor } from './editor'

const route = getRouteApi('/$lang/personal/reflections/$id/edit')

export function EditPage() {
  const { t } = useLingui()
  const { id } = route.useParams()
  const desk = useDesk()
  useHead({ title: t`Reflectie bewerken` })
  return desk ? <Loader key={id} desk={desk} id={id} /> : <Loading />
}

function Loader({ desk, id }: { desk: Desk; id: string }) {
  const { data } = useQuery({
    ...reflectionQuery(desk, id),
    // While it is being written, nothing comes in under the writer's hands.
    staleTime: Number.POSITIVE_INFINITY,
    throwOnError: true,
  })
  if (!data) return <Loading />
  return <Editor desk={desk} id={id} start={data} title={<Trans>Reflectie bewerken</Trans>} />
}
