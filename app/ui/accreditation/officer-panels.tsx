import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AccreditationEvent, AccreditationState } from '#domain/cases/schema.ts';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import { AccreditationStatus } from './status.tsx';

interface OfficerFactsProps {
  readonly state: AccreditationState;
  readonly programme: string;
  readonly standing: 'in-force' | 'suspended' | 'none';
  readonly askedOn: string;
  readonly due: string | null;
  readonly until: string | null;
  readonly deliveries: number;
  readonly running: number;
  /** Words of an officer, or `certificate`. */
  readonly reason: string | null;
}

/** What an accreditation is, for officers. */
export function OfficerFacts(facts: OfficerFactsProps) {
  const { t } = useTranslation('accreditation');
  const { reason } = facts;
  return (
    <Panel>
      <Facts
        items={[
          [t('list.state'), <AccreditationStatus key="state" state={facts.state} />],
          [t('list.programme'), <bdi key="programme">{facts.programme}</bdi>],
          [t('one.certificate'), t(`one.standing.${facts.standing}`)],
          [t('one.asked'), facts.askedOn],
          [t('list.due'), facts.due],
          [t('one.until'), facts.until],
          [t('one.deliveries'), String(facts.deliveries)],
          [t('one.running'), String(facts.running)],
          [t('one.reason'), reason === 'certificate' ? t('one.byCertificate') : reason],
        ]}
      />
    </Panel>
  );
}

type Act = Exclude<AccreditationEvent, 'withdraw' | 'confirm' | 'expire'>;

interface DecideProps {
  readonly acts: readonly Act[];
  readonly stamp: number;
  readonly error: string | undefined;
  readonly typed: string | undefined;
}

/** The decisions that are possible now, with one reason. */
export function DecidePanel({ acts, stamp, error, typed }: DecideProps) {
  const { t } = useTranslation('accreditation');
  return (
    <Panel title={t('one.act')}>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <TextAreaField
          name="reason"
          label={t('one.reasonLabel')}
          hint={t('one.reasonHint')}
          error={error}
          defaultValue={typed}
        />
        <p className="actions">
          {acts.map((act) => (
            <SubmitButton key={act} name="do" value={act} look={lookOf(act)}>
              {t(`one.${act}`)}
            </SubmitButton>
          ))}
        </p>
      </Form>
    </Panel>
  );
}

function lookOf(act: Act): 'main' | 'plain' | 'danger' {
  if (act === 'accept' || act === 'resume') return 'main';
  return act === 'revoke' ? 'danger' : 'plain';
}

interface HistoryLine {
  readonly event: AccreditationEvent;
  readonly on: string;
  readonly bySystem: boolean;
}

/** What happened to it, the last first. */
export function AccreditationHistory({ lines }: { readonly lines: readonly HistoryLine[] }) {
  const { t } = useTranslation('accreditation');
  if (lines.length === 0) return null;
  return (
    <Panel title={t('one.history')}>
      <ol className="steps">
        {lines.map(({ event, on, bySystem }) => (
          <li key={`${event} ${on}`}>
            {on} · {t(`event.${event}`)} {bySystem && <small>{t('one.bySystem')}</small>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
