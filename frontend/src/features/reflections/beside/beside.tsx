import { BelongsTogether } from './belongs-together'
import { FittingArticles } from './fitting-articles'

type Props = {
  reflection: string
  /** The server has it, so that it can look for what goes with it. */
  isSent: boolean
}

/** What goes with a reflection that is being read: others of the same person, and articles. */
export function Beside({ reflection, isSent }: Props) {
  if (!isSent) return null
  return (
    <>
      <BelongsTogether reflection={reflection} />
      <FittingArticles key={reflection} reflection={reflection} />
    </>
  )
}
