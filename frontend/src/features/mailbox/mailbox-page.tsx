import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '@/components/empty-state'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { useFormat } from '@/lib/format'
import { useHead } from '@/lib/head'
import { type Mail, mailboxQuery } from '@/lib/mailbox'
import styles from './mailbox-page.module.css'

/** Mail that a development server would have sent, because it sends none. */
export function MailboxPage() {
  const { t } = useLingui()
  const { data: mails, isPending, isError } = useQuery(mailboxQuery)
  useHead({ title: t`Proefpostbus` })
  return (
    <div className="page page-narrow">
      <PageTitle
        lead={
          <Trans>Deze server verstuurt geen e-mail. Wat hij zou versturen, lees je hier.</Trans>
        }
      >
        <Trans>Proefpostbus</Trans>
      </PageTitle>
      {isPending && <Loading />}
      {isError && (
        <Notice>
          <Trans>Op deze server is er geen proefpostbus.</Trans>
        </Notice>
      )}
      {mails && mails.length === 0 && (
        <EmptyState title={<Trans>Nog geen berichten</Trans>}>
          <p>
            <Trans>Maak een account, en de mail om je adres te bevestigen verschijnt hier.</Trans>
          </p>
        </EmptyState>
      )}
      {mails && mails.length > 0 && (
        <ul className={styles.mails}>
          {mails.map((mail) => (
            <MailItem key={`${mail.sentAt} ${mail.to} ${mail.subject}`} mail={mail} />
          ))}
        </ul>
      )}
    </div>
  )
}

function MailItem({ mail }: { mail: Mail }) {
  const format = useFormat()
  return (
    <li className={styles.mail}>
      <h2 className={styles.subject}>{mail.subject}</h2>
      <p className="facts">
        <span>{mail.to}</span>
        <span>{format.moment(mail.sentAt)}</span>
      </p>
      <p className={styles.text}>{mail.text}</p>
      {mail.links.map((link) => (
        <p key={link}>
          <a href={link}>{link}</a>
        </p>
      ))}
    </li>
  )
}
