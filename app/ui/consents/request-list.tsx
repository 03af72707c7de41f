import { useTranslation } from 'react-i18next';
import type { DataRequestKind } from '#domain/accounts/schema.ts';
import { Empty, Facts, Panel, Status, type Tone } from '../workspace/parts.tsx';

/** A request as its maker reads it; days are written in the reader's language. */
export interface ListedRequest {
  readonly id: string;
  readonly kind: DataRequestKind;
  readonly text: string;
  readonly status: 'open' | 'done' | 'refused';
  readonly late: boolean;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly answer: string | null;
  readonly closedAt: string | null;
}

const TONES = { open: 'info', done: 'good', refused: 'neutral' } as const;

/** Where a request stands; an open one that should have been answered says so. */
export function RequestStatus({
  status,
  late,
}: {
  readonly status: ListedRequest['status'];
  readonly late: boolean;
}) {
  const { t } = useTranslation('consent');
  const tone: Tone = late ? 'attention' : TONES[status];
  return <Status tone={tone}>{late ? t('requests.late') : t(`requestStatus.${status}`)}</Status>;
}

/** The requests of a person, each with its answer. */
export function RequestList({ requests }: { readonly requests: readonly ListedRequest[] }) {
  const { t } = useTranslation('consent');
  if (requests.length === 0) return <Empty>{t('requests.none')}</Empty>;
  return (
    <section aria-label={t('requests.mine')}>
      {requests.map((request) => (
        <Panel key={request.id} title={t(`requestKind.${request.kind}`)}>
          <p>
            <RequestStatus status={request.status} late={request.late} />
          </p>
          <p dir="auto">{request.text}</p>
          <Facts
            items={[
              [t('requests.openedAt'), request.openedAt],
              [t('requests.dueOn'), request.status === 'open' ? request.dueOn : null],
              [t('requests.closedAt'), request.closedAt],
              [t('requests.answer'), request.answer && <span dir="auto">{request.answer}</span>],
            ]}
          />
        </Panel>
      ))}
    </section>
  );
}
