import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { announce } from '@/lib/live'
import { useRename } from '../data/acts'
import type { Text } from '../data/queries'
import { hyphenated } from '../document/hyphenated'
import { Refused } from './refused'
import styles from './workflow.module.css'

/** A title as an address. */
function slugOf(title: string): string {
  return hyphenated(title).slice(0, 80).replace(/^-|-$/g, '')
}

/** Where readers find the text, and what becomes of the address it had. */
export function Address({ text, title }: { text: Text; title: string }) {
  const { t } = useLingui()
  const [slug, setSlug] = useState(text.slug)
  const rename = useRename(text.id)
  const suggested = slugOf(title)
  const refused = issueFor(rename.problem, 'slug')

  const send = async () => {
    if (slug !== text.slug && (await rename.run(slug))) announce(t`Adres veranderd`)
  }
  return (
    <section aria-labelledby="address" className={styles.part}>
      <h2 id="address" className="part-title">
        <Trans>Adres</Trans>
      </h2>
      <p className={styles.address}>{`/${text.language}/articles/${text.slug}`}</p>
      {text.formerSlugs.length > 0 && (
        <p className="soft">
          <Trans>Ook deze adressen leiden hierheen: {text.formerSlugs.join(', ')}</Trans>
        </p>
      )}
      <details className={styles.more}>
        <summary>
          <Trans>Verander het adres</Trans>
        </summary>
        <Form label={t`Verander het adres`} onSubmit={() => void send()}>
          <TextField
            label={<Trans>Nieuw adres</Trans>}
            description={
              text.published ? (
                <Trans>
                  Het adres verandert meteen. Wie het oude adres opent, komt vanzelf op het nieuwe.
                  Links in andere artikelen gaan mee.
                </Trans>
              ) : (
                <Trans>Lezers kennen dit adres nog niet. Kleine letters en streepjes.</Trans>
              )
            }
            name="slug"
            maxLength={100}
            spellCheck="false"
            value={slug}
            onChange={setSlug}
            error={refused}
          />
          <FormActions>
            <Button type="submit" busy={rename.busy}>
              <Trans>Verander</Trans>
            </Button>
            {suggested !== '' && suggested !== slug && (
              <Button variant="quiet" onClick={() => setSlug(suggested)}>
                <Trans>Neem de titel over</Trans>
              </Button>
            )}
          </FormActions>
          {!refused && <Refused problem={rename.problem}>{null}</Refused>}
        </Form>
      </details>
    </section>
  )
}
