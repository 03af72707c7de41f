import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DataTable, Empty, Facts, Panel, Status } from '../workspace/parts.tsx';
import type { ShownReplay } from './show.ts';
import { toneOf } from './tone.ts';

interface Props {
  readonly replay: ShownReplay;
}

/** Whether everything of the case fits together, each check with its answer in words. */
export function ReplayChecks({ replay: { checks, trail } }: Props) {
  const { t } = useTranslation('replay');
  const broken = checks.filter(({ ok }) => !ok).length;
  return (
    <Panel title={t('checks.title')}>
      <p className={broken === 0 ? 'note ok' : 'note bad'} role="status">
        {broken === 0 ? t('checks.sound') : t('checks.broken')}
      </p>
      <ul className="plain">
        {checks.map(({ code, ok }) => (
          <li key={code}>
            <Status tone={ok ? 'good' : 'bad'}>{ok ? t('checks.yes') : t('checks.no')}</Status>{' '}
            {t(`check.${code}`)}
          </li>
        ))}
      </ul>
      <p className="hint">
        {t('checks.trail', { entries: String(trail.entries), sealed: String(trail.sealed) })}
      </p>
    </Panel>
  );
}

/** Who and what the case is about, and how much. */
export function ReplayFacts({ lang, replay }: Props & { readonly lang: string }) {
  const { t } = useTranslation(['replay', 'engagement']);
  const { amounts, applicationId, voucherId } = replay;
  const at = `/${lang}/programme`;
  return (
    <Panel title={t('facts.title')}>
      <Facts
        items={[
          [
            t('fact.state'),
            <Status key="state" tone={toneOf(replay.state)}>
              {t(`engagement:state.${replay.state}`)}
            </Status>,
          ],
          [
            t('fact.request'),
            <Link key="request" to={`${at}/cases/${applicationId}`}>
              <bdi dir="ltr">{replay.receipt}</bdi>
            </Link>,
          ],
          [
            t('fact.voucher'),
            <Link key="voucher" to={`${at}/vouchers/${voucherId}`}>
              {t('fact.seeVoucher')}
            </Link>,
          ],
          [t('fact.firm'), <bdi key="firm">{replay.firm}</bdi>],
          [t('fact.provider'), replay.provider && <bdi key="provider">{replay.provider}</bdi>],
          [t('fact.ht'), amounts?.ht],
          [t('fact.vat'), amounts?.vat],
          [t('fact.subsidy'), amounts?.subsidy],
          [t('fact.share'), amounts?.share],
          [t('fact.certified'), amounts?.certified],
          [t('fact.givenBack'), amounts?.givenBack],
        ]}
      />
    </Panel>
  );
}

/** Officers of the case: one person, one part. */
export function ReplayPersons({ replay: { persons } }: Props) {
  const { t } = useTranslation(['replay', 'case']);
  return (
    <Panel title={t('persons.title')}>
      <Facts
        items={persons.map(({ part, name, since }, place) => [
          t('persons.since', { part: t(`case:party.${part}`), day: since }),
          <bdi key={place}>{name}</bdi>,
        ])}
      />
    </Panel>
  );
}

/** What is delivered and paid by itself. */
export function ReplayMilestones({ replay: { milestones } }: Props) {
  const { t } = useTranslation(['replay', 'engagement']);
  return (
    <Panel title={t('milestones.title')}>
      {milestones.length === 0 ? (
        <Empty>{t('milestones.none')}</Empty>
      ) : (
        <DataTable
          caption={t('milestones.title')}
          columns={[
            ...[t('milestones.what'), t('fact.state'), t('milestones.by'), t('milestones.price')],
            ...[t('fact.subsidy'), t('milestones.claim')],
          ]}
          rows={milestones.map(({ sequence, title, state, deliverBy, ttc, subsidy, claim }) => ({
            key: String(sequence),
            cells: [
              <bdi key="title">{title}</bdi>,
              t(`engagement:milestoneState.${state}`),
              ...[deliverBy, ttc, subsidy],
              claim && (
                <span key="claim">
                  <bdi dir="ltr">{claim.number}</bdi> {t(`engagement:claimState.${claim.state}`)}
                </span>
              ),
            ],
          }))}
        />
      )}
    </Panel>
  );
}
