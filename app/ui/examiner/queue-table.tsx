import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ApplicationKind, ApplicationState, MeasureLine } from '#domain/catalogue/schema.ts';
import { ApplicationStatus, MeasureStatus } from '../certification/status.tsx';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Empty, Status } from '../workspace/parts.tsx';
import { RowKeys } from './row-keys.tsx';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  /** Written in the reader's language. */
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly mine: boolean;
  readonly assigned: boolean;
  /** Waits for the provider, who was not reminded today. */
  readonly remindable: boolean;
}

/** A row of the queue: an application or a measure. */
export type DossierLine = Line &
  (
    | {
        readonly about: 'application';
        readonly kind: ApplicationKind;
        readonly state: ApplicationState;
      }
    | {
        readonly about: 'measure';
        readonly kind: MeasureLine['kind'];
        readonly state: MeasureLine['state'];
      }
  );

/** Applications and measures, those that wait for the provider with a box to remind it. */
export function DossierTable({
  here,
  lines,
}: {
  readonly here: string;
  readonly lines: readonly DossierLine[];
}) {
  const { t } = useTranslation('certification');
  if (lines.length === 0) return <Empty>{t('queue.none')}</Empty>;
  const remindable = lines.some((line) => line.remindable);
  return (
    <Form method="post">
      <RowKeys ticks={remindable}>
        <DataTable
          caption={t('queue.title')}
          columns={[
            ...[t('queue.provider'), t('queue.kind'), t('queue.state'), t('queue.due')],
            ...[t('queue.examiner'), t('queue.place')],
            ...(remindable ? [t('queue.remind')] : []),
          ]}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              <Link key="name" to={line.about === 'measure' ? measure(here, line) : to(here, line)}>
                <bdi>{line.name}</bdi>
              </Link>,
              line.about === 'measure' ? t(`measure.kind.${line.kind}`) : t(`kind.${line.kind}`),
              <State key="state" line={line} />,
              <Due key="due" line={line} />,
              t(line.mine ? 'queue.me' : line.assigned ? 'queue.other' : 'queue.nobody'),
              line.place,
              ...(remindable ? [<Remind key="remind" line={line} />] : []),
            ],
          }))}
        />
      </RowKeys>
      {remindable && (
        <SubmitButton look="plain" name="do" value="remind">
          {t('queue.remindGo')}
        </SubmitButton>
      )}
    </Form>
  );
}

const to = (here: string, { id }: Line) => `${here}/${id}`;
const measure = (here: string, { id }: Line) => `${here}/measures/${id}`;

function State({ line }: { readonly line: DossierLine }) {
  if (line.about === 'measure') return <MeasureStatus state={line.state} />;
  return <ApplicationStatus state={line.state} />;
}

function Due({ line: { dueOn, overdue } }: { readonly line: Line }) {
  const { t } = useTranslation('certification');
  return (
    <>
      {dueOn} {overdue && <Status tone="bad">{t('queue.late')}</Status>}
    </>
  );
}

function Remind({ line: { id, name, remindable } }: { readonly line: Line }) {
  const { t } = useTranslation('certification');
  if (!remindable) return null;
  return (
    <label>
      <input type="checkbox" name="remind" value={id} />
      <span className="vh">
        {t('queue.remindOne')} <bdi>{name}</bdi>
      </span>
    </label>
  );
}
