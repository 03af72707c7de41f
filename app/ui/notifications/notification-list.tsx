import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel, Status } from '../workspace/parts.tsx';

export interface NotificationItem {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly isRead: boolean;
  /** Whether there is a page to go to. */
  readonly leads: boolean;
  /** When it was made, for machines and as shown. */
  readonly at: string;
  readonly shownAt: string;
}

/** Lines of the notification centre; opening one marks it as read. */
export function NotificationList({ lines }: { readonly lines: readonly NotificationItem[] }) {
  return (
    <>
      {lines.map((line) => (
        <NotificationLine key={line.id} line={line} />
      ))}
    </>
  );
}

function NotificationLine({ line }: { readonly line: NotificationItem }) {
  const { t } = useTranslation('notify');
  const action = line.leads ? t('centre.open') : t('centre.markRead');
  return (
    <Panel title={line.title}>
      <p className="hint">
        {!line.isRead && <Status tone="info">{t('centre.unread')}</Status>}{' '}
        <time dateTime={line.at}>{line.shownAt}</time>
      </p>
      <p>{line.body}</p>
      {(line.leads || !line.isRead) && (
        <Form method="post">
          <SubmitButton look="plain" name="open" value={line.id}>
            {action} <span className="vh">{line.title}</span>
          </SubmitButton>
        </Form>
      )}
    </Panel>
  );
}
