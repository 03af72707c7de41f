import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MandateScope } from '#domain/accounts/schema.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Facts, Panel, Status, type Tone } from '../workspace/parts.tsx';
import { actName } from './act-name.ts';
import { ScopeNames } from './scope-names.tsx';

/** A mandate as the page of its firm shows it, with dates in words. */
export interface ShownMandate {
  readonly id: string;
  readonly body: string;
  readonly scopes: readonly MandateScope[];
  readonly state: 'proposed' | 'active' | 'expired' | 'refused' | 'ended';
  readonly from: string;
  readonly to: string;
  readonly done: readonly {
    readonly key: string;
    readonly type: string;
    /** In words; null for the acts of an assessment, which this page words. */
    readonly what: string | null;
    readonly by: string;
    readonly at: string;
  }[];
}

/** A proposal that waits for the answer of an owner. */
export function Proposal({
  mandate,
  answers,
}: {
  readonly mandate: ShownMandate;
  readonly answers: boolean;
}) {
  const { t } = useTranslation('advisor');
  return (
    <Panel title={<bdi>{mandate.body}</bdi>}>
      <p>{t('mandates.proposal')}</p>
      <Facts
        items={[
          [t('mandates.scopes'), <ScopeNames key="scopes" scopes={mandate.scopes} />],
          [t('mandates.until'), mandate.to],
        ]}
      />
      {answers && (
        <Form method="post" className="inline-form">
          <input type="hidden" name="mandateId" value={mandate.id} />
          <SubmitButton name="act" value="accept">
            {t('mandates.accept')}
          </SubmitButton>
          <SubmitButton name="act" value="refuse" look="plain">
            {t('mandates.refuse')}
          </SubmitButton>
        </Form>
      )}
    </Panel>
  );
}

/** A mandate in force, what was done under it and the way to end it. */
export function ActiveMandate({
  mandate,
  ends,
}: {
  readonly mandate: ShownMandate;
  readonly ends: boolean;
}) {
  const { t } = useTranslation('advisor');
  return (
    <Panel title={<bdi>{mandate.body}</bdi>}>
      <Facts
        items={[
          [t('mandates.scopes'), <ScopeNames key="scopes" scopes={mandate.scopes} />],
          [t('mandates.since'), mandate.from],
          [t('mandates.until'), mandate.to],
        ]}
      />
      <DoneList done={mandate.done} />
      {ends && (
        <Form method="post">
          <input type="hidden" name="mandateId" value={mandate.id} />
          <SubmitButton name="act" value="end" look="danger">
            {t('mandates.end')}
          </SubmitButton>
        </Form>
      )}
    </Panel>
  );
}

function DoneList({ done }: Pick<ShownMandate, 'done'>) {
  const { t } = useTranslation('advisor');
  if (done.length === 0) return <p className="hint">{t('mandates.doneNone')}</p>;
  return (
    <details>
      <summary>{t('mandates.done')}</summary>
      <DataTable
        caption={t('mandates.done')}
        columns={[t('mandates.doneWhat'), t('mandates.doneWho'), t('mandates.doneWhen')]}
        rows={done.map(({ key, type, what, by, at }) => ({
          key,
          cells: [
            what ?? t(`done.${actName(type)}`),
            by === '' ? t('mandates.someone') : <bdi key="by">{by}</bdi>,
            at,
          ],
        }))}
      />
    </details>
  );
}

const TONES: Readonly<Record<ShownMandate['state'], Tone>> = {
  proposed: 'attention',
  active: 'good',
  expired: 'neutral',
  refused: 'neutral',
  ended: 'neutral',
};

/** Mandates that are over, with what was done under them. */
export function PastMandates({ mandates }: { readonly mandates: readonly ShownMandate[] }) {
  const { t } = useTranslation('advisor');
  return (
    <>
      <DataTable
        caption={t('mandates.past')}
        columns={[t('mandates.body'), t('mandates.state'), t('mandates.period')]}
        rows={mandates.map(({ id, body, state, from, to }) => ({
          key: id,
          cells: [
            <bdi key="body">{body}</bdi>,
            <Status key="state" tone={TONES[state]}>
              {t(`state.${state}`)}
            </Status>,
            t('mandates.periodText', { from, to }),
          ],
        }))}
      />
      {mandates
        .filter(({ done }) => done.length > 0)
        .map(({ id, body, done }) => (
          <Panel key={id} title={<bdi>{body}</bdi>}>
            <DoneList done={done} />
          </Panel>
        ))}
    </>
  );
}
