import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DATA_REQUEST_OUTCOMES } from '#domain/accounts/schema.ts';
import { ChoiceField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { DataTable, Empty, Facts, Panel } from '../workspace/parts.tsx';
import { RequestStatus, type ListedRequest } from './request-list.tsx';

/** A request as those who answer read it. */
export interface QueuedLine extends ListedRequest {
  readonly person: { readonly name: string; readonly address: string | null };
  readonly own: boolean;
}

/** Requests in the order they are due. */
export function RequestQueue({
  title,
  empty,
  requests,
}: {
  readonly title: string;
  readonly empty: string;
  readonly requests: readonly QueuedLine[];
}) {
  const { t } = useTranslation('consent');
  if (requests.length === 0)
    return (
      <Panel title={title}>
        <Empty>{empty}</Empty>
      </Panel>
    );
  return (
    <Panel title={title}>
      <DataTable
        caption={title}
        columns={[t('queue.person'), t('queue.kind'), t('queue.due'), t('queue.act')]}
        rows={requests.map((request) => ({
          key: request.id,
          cells: [
            <bdi key="person">{request.person.name || t('queue.erased')}</bdi>,
            t(`requestKind.${request.kind}`),
            <span key="due">
              {request.status === 'open' ? request.dueOn : request.closedAt}{' '}
              <RequestStatus status={request.status} late={request.late} />
            </span>,
            <Act key="act" request={request} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Act({ request: { id, status, own, answer } }: { readonly request: QueuedLine }) {
  const { t } = useTranslation('consent');
  if (status !== 'open') return <span dir="auto">{answer}</span>;
  if (own) return <>{t('queue.own')}</>;
  return <Link to={`?request=${id}`}>{t('queue.answer')}</Link>;
}

/** One request with what was asked, and the written answer that ends it. */
export function DecisionForm({
  request,
  messages,
  typed,
}: {
  readonly request: QueuedLine;
  readonly messages: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('consent');
  const { person } = request;
  const erases = request.kind === 'erasure';
  return (
    <Panel title={t(`requestKind.${request.kind}`)}>
      <Facts
        items={[
          [t('queue.person'), <bdi key="name">{person.name}</bdi>],
          [t('queue.address'), person.address && <bdi dir="ltr">{person.address}</bdi>],
          [t('requests.openedAt'), request.openedAt],
          [t('requests.dueOn'), request.dueOn],
          [
            t('queue.text'),
            <span key="text" dir="auto">
              {request.text}
            </span>,
          ],
        ]}
      />
      {erases && <p className="note warn">{t('queue.erases')}</p>}
      <Form method="post" action={`?request=${request.id}`} noValidate>
        <input type="hidden" name="request" value={request.id} />
        <ChoiceField
          name="outcome"
          label={t('queue.outcome')}
          error={messages['outcome']}
          defaultValue={typed['outcome']}
          choices={DATA_REQUEST_OUTCOMES.map((value) => ({
            value,
            label: t(`outcome.${value}`),
          }))}
        />
        <TextAreaField
          name="answer"
          label={t('requests.answer')}
          hint={t('queue.answerHint')}
          error={messages['answer']}
          defaultValue={typed['answer']}
        />
        <SubmitButton>{t('queue.decide')}</SubmitButton>
      </Form>
    </Panel>
  );
}
