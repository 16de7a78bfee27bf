import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '@/components/button'
import { Checkbox } from '@/components/form'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { isProblem, itemsOf } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { choosableQuery } from './exports'
import styles from './exports.module.css'

type Props = { chosen: readonly string[]; onChange: (chosen: string[]) => void }

/** Tick the reflections that go along. */
export function ChooseEntries({ chosen, onChange }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const found = useInfiniteQuery(choosableQuery)
  if (found.isPending) return <Loading />
  if (!found.data) {
    return (
      <Notice tone="warning">
        {isProblem(found.error) && <ProblemText problem={found.error} />}
      </Notice>
    )
  }
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <fieldset className={styles.entries}>
      <legend className="visually-hidden">{t`Reflecties om mee te nemen`}</legend>
      <p className="facts" role="status">
        <Plural
          value={chosen.length}
          _0="Nog niets gekozen"
          one="# reflectie gekozen"
          other="# reflecties gekozen"
        />
      </p>
      <ul className={styles.rows}>
        {itemsOf(found.data).map(({ id, title, excerpt, occurredOn, sealed }) => (
          <li key={id} className={styles.row}>
            <Checkbox isSelected={chosen.includes(id)} onChange={(on) => toggle(id, on)}>
              <span className={styles.entry}>
                {sealed ? t`Verzegeld` : title || excerpt || t`Zonder tekst`}
              </span>
              <span className={styles.help}>{format.day(occurredOn)}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          <Trans>Toon oudere reflecties</Trans>
        </Button>
      )}
    </fieldset>
  )
}
