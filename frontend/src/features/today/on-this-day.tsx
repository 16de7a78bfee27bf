import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/button'
import { RibbonRow, RibbonRows } from '@/components/ribbon-rows'
import { api, data, type Schemas } from '@/lib/api'
import { type Desk, useEntries } from '@/lib/device'
import { today, useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { RIBBON_OF_THEME } from '@/lib/knowledge'
import { announce } from '@/lib/live'
import { chooseRemembering, type Remembering, useRemembering } from '@/lib/remembering'
import styles from './today.module.css'

type Memory = Schemas['Memory']

const MOST = 3

/**
 * What was written around this day before: titles alone, since it may have been a heavy day. It can
 * be put away for today, or for good on this device, and nobody is ever told to look.
 */
export function OnThisDay({ desk }: { desk: Desk }) {
  const chosen = useRemembering()
  const [before, setBefore] = useState<Remembering>(chosen)
  if (chosen === 'shown') return <Memories desk={desk} onPutAway={() => setBefore('shown')} />
  return before === 'shown' ? <PutAway chosen={chosen} /> : null
}

function Memories({ desk, onPutAway }: { desk: Desk; onPutAway: () => void }) {
  const { t } = useLingui()
  const day = today()
  const { data: found } = useQuery(memoriesQuery(desk, day))
  const leaving = new Set(
    useEntries(desk)
      .filter(({ removeAt }) => removeAt !== null)
      .map(({ id }) => id),
  )
  const memories = found?.memories.filter(({ reflection }) => !leaving.has(reflection.id)) ?? []
  if (memories.length === 0) return null
  const putAway = (chosen: Remembering, said: string) => {
    onPutAway()
    chooseRemembering(chosen)
    announce(said)
  }
  return (
    <section className={styles.part} aria-labelledby="on-this-day">
      <h2 id="on-this-day" className="part-title">
        <Trans>Rond deze dag</Trans>
      </h2>
      <RibbonRows>
        {memories.slice(0, MOST).map((memory) => (
          <MemoryRow key={memory.reflection.id} memory={memory} />
        ))}
      </RibbonRows>
      <div className={styles.foot}>
        <Button
          variant="quiet"
          onClick={() => putAway('not-today', t`Weggelegd. Morgen kan er weer iets staan.`)}
        >
          <Trans>Vandaag niet</Trans>
        </Button>
        <Button
          variant="quiet"
          onClick={() => putAway('never', t`Je ziet dit niet meer op dit toestel.`)}
        >
          <Trans>Toon dit niet meer</Trans>
        </Button>
      </div>
    </section>
  )
}

function MemoryRow({ memory }: { memory: Memory }) {
  const lang = useLocale()
  const format = useFormat()
  const { reflection } = memory
  const { id, title, theme, occurredOn } = reflection
  return (
    <RibbonRow className={styles.line} ribbon={theme ? RIBBON_OF_THEME[theme] : undefined}>
      <p className="soft">
        <Ago memory={memory} />
      </p>
      <Link to="/$lang/reflections/$id" params={{ lang, id }} className={styles.title}>
        {title || <Trans>Wat je schreef op {format.day(occurredOn)}</Trans>}
      </Link>
      {title && <p className="soft">{format.day(occurredOn)}</p>}
    </RibbonRow>
  )
}

function Ago({ memory: { ago, unit, sameDay } }: { memory: Memory }) {
  if (unit === 'months') return <Trans>Een maand geleden</Trans>
  if (sameDay) {
    return (
      <Plural value={ago} one="Een jaar geleden op deze dag" other="# jaar geleden op deze dag" />
    )
  }
  return (
    <Plural value={ago} one="Een jaar geleden in deze week" other="# jaar geleden in deze week" />
  )
}

/** What was just put away can be brought back where it stood. */
function PutAway({ chosen }: { chosen: Remembering }) {
  const again = useRef<HTMLButtonElement>(null)
  // What had the focus is gone.
  useEffect(() => again.current?.focus(), [])
  return (
    <section className={styles.part}>
      <p className="soft">
        {chosen === 'never' ? (
          <Trans>Je ziet dit niet meer. Bij je kalender zet je het weer aan.</Trans>
        ) : (
          <Trans>Weggelegd voor vandaag.</Trans>
        )}
      </p>
      <div className={styles.foot}>
        <Button ref={again} variant="quiet" onClick={() => chooseRemembering('shown')}>
          <Trans>Toch tonen</Trans>
        </Button>
      </div>
    </section>
  )
}

function memoriesQuery(desk: Desk, day: string) {
  return {
    queryKey: ['reflections', desk.person, 'memories', day],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      data(api.GET('/reflection-memories/{day}', { params: { path: { day } }, signal })),
    // Without a connection there is nothing here: looking back can wait.
    retry: false,
  }
}
