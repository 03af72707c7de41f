import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CaseHeader, CaseStanding } from '#domain/cases/schema.ts';
import { Facts, Panel, Status, type Tone } from '../workspace/parts.tsx';
import './casework.css';
import type { Shown } from './show-case.ts';

type Header = Shown<CaseHeader>;

const TONES: Readonly<Record<NonNullable<Header['state']>, Tone>> = {
  draft: 'neutral',
  submitted: 'info',
  'under-review': 'info',
  'needs-correction': 'attention',
  'proposed-approve': 'attention',
  'proposed-reject': 'attention',
  approved: 'good',
  rejected: 'bad',
  waitlisted: 'neutral',
  lapsed: 'neutral',
  withdrawn: 'neutral',
  appealed: 'attention',
  dismissed: 'bad',
  revoked: 'bad',
};

/** Which case it is, where it stands, and who is awaited until when; on every page of a case. */
export function CaseTitle({
  header,
  back,
  page,
}: {
  readonly header: Header;
  /** Where one came from, and its name. */
  readonly back: { readonly to: string; readonly label: string };
  /** What the page is about, in words; nothing on the page of the case itself. */
  readonly page?: string;
}) {
  const { t } = useTranslation('case');
  return (
    <>
      <p>
        <Link to={back.to}>{back.label}</Link>
      </p>
      <h1 id="form" className="case-title">
        {page !== undefined && <>{page} · </>}
        <bdi dir="ltr">{header.receipt}</bdi> · <bdi>{header.firm}</bdi>
      </h1>
      {header.state !== null && (
        <p>
          <Status tone={TONES[header.state]}>{t(`officerState.${header.state}`)}</Status>{' '}
          <Ball ball={header.ball} />
        </p>
      )}
    </>
  );
}

function Ball({ ball }: { readonly ball: Header['ball'] }) {
  const { t } = useTranslation(['casework', 'case']);
  if (ball === null) return <>{t('ball.none')}</>;
  const who = t(`case:holder.${ball.holder}`);
  const what = t(`case:clock.${ball.code}`);
  return ball.late ? (
    <Status tone="bad">{t('ball.late', { who, what, date: ball.dueOn })}</Status>
  ) : (
    <>{t('ball.until', { who, what, date: ball.dueOn })}</>
  );
}

/** The facts of the head that everybody who finds the case may read. */
export function HeadPanel({ header }: { readonly header: Header }) {
  const { t } = useTranslation(['casework', 'case']);
  return (
    <Panel title={t('head.title')} id="head">
      {header.suspended && <p className="note warn">{t('head.suspended')}</p>}
      <Facts
        items={[
          [t('head.firm'), <bdi key="firm">{header.firm}</bdi>],
          [t('head.ice'), header.ice && <bdi dir="ltr">{header.ice}</bdi>],
          [t('head.programme'), <bdi key="programme">{header.programme}</bdi>],
          [t('head.category'), header.category],
          [t('head.region'), header.region],
          [t('head.cost'), header.cost],
          [t('head.asked'), header.asked],
          [t('head.awarded'), header.awarded],
          [t('head.submittedOn'), header.submittedOn],
          [t('head.decidedOn'), header.decidedOn],
          ...header.people.map(({ part, name, sinceOn }): readonly [string, React.ReactNode] => [
            t(`case:party.${part}`),
            <span key={part}>
              <bdi>{name}</bdi> <span className="hint">{sinceOn}</span>
            </span>,
          ]),
        ]}
      />
    </Panel>
  );
}

/** Why the file is closed to the reader. */
export function ClosedFile({ standing }: { readonly standing: CaseStanding }) {
  const { t } = useTranslation('casework');
  if (standing === 'own-firm') return <p className="note warn">{t('closed.ownFirm')}</p>;
  if (standing === 'recused') return <p className="note">{t('closed.recused')}</p>;
  if (standing === 'declares') return <p className="note">{t('closed.declares')}</p>;
  return <p className="note">{t('closed.elsewhere')}</p>;
}
