import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DELIVERIES_TO_CONFIRM, type AccreditationState } from '#domain/cases/schema.ts';
import { CheckField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { AccreditationStatus } from './status.tsx';

/** A programme as the page of a provider shows it, days in words. */
export interface OwnLine {
  readonly programmeId: string;
  readonly slug: string;
  readonly name: string;
  readonly canApply: boolean;
  readonly canWithdraw: boolean;
  readonly accreditation: {
    readonly id: string;
    readonly stamp: number;
    readonly state: AccreditationState;
    /** Words of an officer, or `certificate`. */
    readonly reason: string | null;
    readonly askedOn: string;
    readonly until: string | null;
    readonly deliveries: number;
    readonly running: number;
  } | null;
}

interface OwnPanelProps {
  readonly lang: string;
  readonly line: OwnLine;
  readonly error: string | undefined;
}

/** What a programme is to the provider, and the one thing to do about it. */
export function OwnPanel({ lang, line, error }: OwnPanelProps) {
  const { t } = useTranslation('accreditation');
  const { programmeId, slug, name, accreditation, canApply, canWithdraw } = line;
  return (
    <Panel
      id={programmeId}
      title={
        <Link to={`/${lang}/programmes/${slug}`}>
          <bdi>{name}</bdi>
        </Link>
      }
    >
      {accreditation === null ? <p>{t('own.never')}</p> : <Standing {...accreditation} />}
      {canApply && (
        <Form method="post">
          <input type="hidden" name="programme" value={programmeId} />
          <SubmitButton name="do" value="apply">
            {t(accreditation?.state === 'accredited' ? 'own.renew' : 'own.apply')}
            <span className="vh"> : {name}</span>
          </SubmitButton>
        </Form>
      )}
      {canWithdraw && accreditation !== null && (
        <details open={error !== undefined}>
          <summary>{t('own.withdraw')}</summary>
          <Form method="post">
            <input type="hidden" name="id" value={accreditation.id} />
            <input type="hidden" name="stamp" value={accreditation.stamp} />
            <CheckField name="sure" label={t('own.sure')} error={error} />
            <SubmitButton look="danger" name="do" value="withdraw">
              {t('own.withdraw')}
              <span className="vh"> : {name}</span>
            </SubmitButton>
          </Form>
        </details>
      )}
    </Panel>
  );
}

function Standing(accreditation: NonNullable<OwnLine['accreditation']>) {
  const { t } = useTranslation('accreditation');
  const { state, reason, askedOn, until, deliveries, running } = accreditation;
  const shownReason = reason === 'certificate' ? t('own.certificate') : reason;
  return (
    <>
      <p>
        <AccreditationStatus state={state} />{' '}
        {until === null ? t('own.asked', { date: askedOn }) : t('own.until', { date: until })}
      </p>
      {shownReason && <p>{t('own.reason', { reason: shownReason })}</p>}
      {state === 'probation' && (
        <ul>
          <li>{t('own.deliveries', { count: deliveries, needed: DELIVERIES_TO_CONFIRM })}</li>
          <li>{t('own.running', { count: running })}</li>
        </ul>
      )}
    </>
  );
}
