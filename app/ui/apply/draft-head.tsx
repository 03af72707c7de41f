import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { RequestStep } from '#domain/cases/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { OnBehalf } from '../workspace/on-behalf.tsx';
import { Status } from '../workspace/parts.tsx';

const CLOSED = ['programme-paused', 'programme-announced', 'programme-closed'] as const;

/** What every page of a draft says first. */
export interface DraftHeadView {
  readonly lang: Lang;
  /** Address of the pages of making. */
  readonly here: string;
  readonly slug: string;
  /** Of the programme. */
  readonly name: string;
  /** The firm an advisor acts for; null for its own people. */
  readonly firm: string | null;
  /** Why the programme takes no requests today; null when it does. */
  readonly closed: string | null;
  readonly canChange: boolean;
  /** How many things each step still lacks. */
  readonly steps: readonly { readonly step: RequestStep; readonly open: number }[];
}

interface DraftHeadProps {
  readonly head: DraftHeadView;
  readonly step: RequestStep;
  readonly saved: boolean;
}

/** Which programme is asked, in whose name, and how far one is. */
export function DraftHead({ head, step, saved }: DraftHeadProps) {
  const { t } = useTranslation('apply');
  const { lang, here, slug, name, firm, steps, canChange } = head;
  const closed = CLOSED.find((code) => code === head.closed);
  return (
    <>
      {firm !== null && <OnBehalf firm={firm} />}
      <p>
        <Link to={`/${lang}/sme/applications`}>{t('toList')}</Link>
      </p>
      <h1>{t(`step.${step}`)}</h1>
      <p>
        {t('for')}{' '}
        <Link to={`/${lang}/programmes/${slug}`}>
          <bdi>{name}</bdi>
        </Link>
      </p>
      <nav aria-label={t('steps')}>
        <ol>
          {steps.map((one) => (
            <li key={one.step}>
              <Link
                to={`${here}/${one.step}`}
                {...(one.step === step ? { 'aria-current': 'step' as const } : {})}
              >
                {t(`step.${one.step}`)}
              </Link>{' '}
              {one.step !== 'review' && <StepState open={one.open} />}
            </li>
          ))}
        </ol>
      </nav>
      {closed !== undefined && <p className="note warn">{t(`error.${closed}`)}</p>}
      {!canChange && <p className="note">{t('readOnly')}</p>}
      {saved && (
        <p className="note ok" role="status">
          {t('saved')}
        </p>
      )}
    </>
  );
}

function StepState({ open }: { readonly open: number }) {
  const { t } = useTranslation('apply');
  return open === 0 ? (
    <Status tone="good">{t('stepDone')}</Status>
  ) : (
    <Status tone="attention">{t('stepOpen', { count: open })}</Status>
  );
}
