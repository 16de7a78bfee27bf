import { lazy, Suspense } from 'react'
import { Loading } from '@/components/loading'
import type { DocumentEditorProps } from './document/types'

const DocumentEditor = lazy(() => import('./document/document-editor'))

/** The writing surface of an article. Its scripts come when somebody writes, never for a reader. */
export function ArticleEditor(props: DocumentEditorProps) {
  return (
    <Suspense fallback={<Loading />}>
      <DocumentEditor {...props} />
    </Suspense>
  )
}
