import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '@/components/empty-state'
import { Select } from '@/components/form'
import { RibbonRow } from '@/components/ribbon-rows'
import type { Schemas } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { useNames } from '../data/names'
import { Rows } from '../data/rows'
import { TextLink } from '../data/text-link'
import styles from './keeping.module.css'
import { LINK_NAMES, LINK_REASONS } from './names'
import { type Link, linksQuery } from './queries'

type State = Schemas['LinkState']

/** Addresses in texts that readers have, and whether they still work. */
export function LinksPart() {
  const { t } = useLingui()
  const [state, setState] = useState<State | 'trouble'>('trouble')
  const rows = useInfiniteQuery(linksQuery(state))
  const states = Object.keys(LINK_NAMES) as State[]
  return (
    <>
      <fieldset aria-label={t`Kies welke links`} className={styles.filters}>
        <Select
          label={<Trans>Stand</Trans>}
          options={[
            { key: 'trouble', label: t`Alles waar je iets aan kunt doen` },
            ...states.map((key) => ({ key, label: t(LINK_NAMES[key]) })),
          ]}
          value={state}
          onChange={(key) => setState(states.find((one) => one === key) ?? 'trouble')}
        />
      </fieldset>
      <Rows
        of={rows}
        row={(link) => <Row key={link.id} link={link} />}
        empty={
          <EmptyState title={<Trans>Geen links gevonden</Trans>}>
            <Trans>
              We kijken op de achtergrond of de links en bronnen in artikels nog werken. Een link
              die op drie verschillende dagen niet werkt, komt hier te staan.
            </Trans>
          </EmptyState>
        }
      />
    </>
  )
}

function Row({ link }: { link: Link }) {
  const { t } = useLingui()
  const format = useFormat()
  const { address, movedTo, checkedAt, failingSince } = link
  const reason = LINK_REASONS[link.reason]
  return (
    <RibbonRow ribbon={link.state === 'dead' ? 'terracotta' : undefined} className={styles.row}>
      <div className={styles.words}>
        <p className={styles.address}>
          <a href={address} rel="noreferrer">
            {address}
          </a>
        </p>
        <p className="soft">
          <strong>{t(LINK_NAMES[link.state])}</strong>
          {failingSince && (
            <>
              {' · '}
              <Trans>sinds {format.day(failingSince)}</Trans>
            </>
          )}
          {checkedAt && (
            <>
              {' · '}
              <Trans>bekeken op {format.day(checkedAt)}</Trans>
            </>
          )}
        </p>
        {reason && <p className="soft">{t(reason)}</p>}
        {movedTo && (
          <p className={styles.address}>
            <Trans>
              Nu op{' '}
              <a href={movedTo} rel="noreferrer">
                {movedTo}
              </a>
            </Trans>
          </p>
        )}
        <ul className={styles.places}>
          {link.mentions.map((mention) => (
            <Mention
              key={`${mention.translation} ${mention.place} ${mention.position}`}
              mention={mention}
            />
          ))}
        </ul>
      </div>
    </RibbonRow>
  )
}

function Mention({ mention }: { mention: Schemas['Mention'] }) {
  const names = useNames()
  const { position, words, language } = mention
  return (
    <li>
      <TextLink id={mention.translation} title={mention.title} language={language} />
      <p className="soft">
        {names.language(language)}
        {' · '}
        {mention.place === 'text' ? (
          <Trans>regel {position} van de tekst</Trans>
        ) : (
          <Trans>bron {position}</Trans>
        )}
        {words && (
          <>
            {' · '}
            <q lang={language}>{words}</q>
          </>
        )}
      </p>
    </li>
  )
}
