import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { ButtonLink, DataTable, Empty, Facts, Panel, Status } from '../workspace/parts.tsx';
import { DeliveryHistory } from './history.tsx';
import type { ShownProject } from './show.ts';
import { MilestoneStatus, ProjectStatus } from './status.tsx';

interface Props {
  readonly lang: string;
  readonly project: ShownProject;
}

const hereOf = ({ lang, project: { id, side } }: Props) =>
  `/${lang}/${side === 'firm' ? 'sme' : 'provider'}/projects/${id}`;

/** Everything of a project, the one thing to do first. */
export function ProjectPage(props: Props) {
  const { t } = useTranslation('delivery');
  const { project } = props;
  return (
    <>
      {project.isDemo && <p className="note warn">{t('demo')}</p>}
      <p>
        <ProjectStatus state={project.state} />
      </p>
      <NextStep {...props} />
      <Milestones {...props} />
      <Money {...props} />
      <Documents {...props} />
      <After {...props} />
      <DeliveryHistory lines={project.history} />
    </>
  );
}

/** What the reader does now, or whom they wait for, and until when. */
function NextStep(props: Props) {
  const { t } = useTranslation('delivery');
  const { lang, project } = props;
  const { step, side, acts } = project;
  const { code, page, until } = step;
  const waits = code.startsWith('wait-') || code === 'care' || code === 'over';
  return (
    <Panel title={t('next.title')}>
      <p className={waits ? 'note' : 'note warn'}>
        {t(`step.${side}.${code}`)}
        {until !== null && <> {t('next.until', { date: until })}</>}
      </p>
      {code === 'begin' && acts && (
        <Form method="post">
          <SubmitButton name="do" value="begin">
            {t('next.begin')}
          </SubmitButton>
        </Form>
      )}
      {code === 'assess' && (
        <ButtonLink to={`/${lang}/sme/assessments`}>{t('go.assess')}</ButtonLink>
      )}
      {page !== null && (
        <ButtonLink to={`${hereOf(props)}${page}`} look={waits || !acts ? 'plain' : 'main'}>
          {t(waits || !acts ? 'go.see' : `go.${goOf(code)}`)}
        </ButtonLink>
      )}
      {!acts && <p className="hint">{t('readOnly')}</p>}
    </Panel>
  );
}

const GO = ['quotes', 'agreement', 'share', 'change', 'accept', 'deliver', 'redo'] as const;
const LATER = ['dispute', 'claim', 'review'] as const;

function goOf(code: ShownProject['step']['code']) {
  return [...GO, ...LATER].find((one) => one === code) ?? 'see';
}

function Milestones(props: Props) {
  const { t } = useTranslation(['delivery', 'engagement']);
  const { milestones } = props.project;
  if (milestones.length === 0) return null;
  return (
    <Panel title={t('delivery:milestones')} id="milestones">
      <DataTable
        caption={t('delivery:milestones')}
        columns={[
          ...[t('delivery:column.milestone'), t('delivery:column.state')],
          ...[t('delivery:column.by'), t('delivery:column.price'), t('delivery:column.paid')],
        ]}
        rows={milestones.map(({ id, title, state, ttc, deliverBy, claim, payBy }) => ({
          key: id,
          cells: [
            <Link key="title" to={`${hereOf(props)}/milestones/${id}`}>
              <bdi>{title}</bdi>
            </Link>,
            <MilestoneStatus key="state" state={state} />,
            deliverBy,
            ttc,
            <span key="claim">
              {claim === null ? t('delivery:noClaim') : t(`engagement:claimState.${claim}`)}
              {payBy !== null && <> {t('delivery:payBy', { date: payBy })}</>}
            </span>,
          ],
        }))}
      />
    </Panel>
  );
}

/** Price, aid, own share, what is paid. */
function Money({ project: { money, side } }: Props) {
  const { t } = useTranslation('delivery');
  if (money === null) return null;
  return (
    <Panel title={t('money.title')} id="money">
      <Facts
        items={[
          [t('money.ht'), money.ht],
          [t('money.vat'), money.vat],
          [t('money.ttc'), <strong key="ttc">{money.ttc}</strong>],
          [t('money.subsidy'), money.subsidy],
          [t(side === 'firm' ? 'money.ownShare' : 'money.share'), money.share],
          [t('money.certified'), money.certified],
          [t('money.givenBack'), money.givenBack],
          [t('money.paid'), money.paid],
        ]}
      />
    </Panel>
  );
}

function Documents(props: Props) {
  const { t } = useTranslation('delivery');
  const { lang, project } = props;
  const here = hereOf(props);
  const hasAgreement = project.money !== null;
  const asked = project.quoteId === null ? null : `/${lang}/provider/quotes/${project.quoteId}`;
  const quotes = project.side === 'firm' ? `${here}/quotes` : asked;
  return (
    <Panel title={t('documents.title')} id="documents">
      <Facts
        items={[
          [t('documents.firm'), <bdi key="firm">{project.firm}</bdi>],
          [t('documents.provider'), project.provider && <bdi key="p">{project.provider}</bdi>],
          [t('documents.need'), <bdi key="need">{project.need}</bdi>],
          [t('documents.started'), project.started],
        ]}
      />
      <ul>
        {hasAgreement && (
          <li>
            <Link to={`${here}/agreement`}>{t('documents.agreement')}</Link>
          </li>
        )}
        {project.agreements.length > 0 && (
          <li>
            <a href={`${here}/agreement.pdf`}>{t('documents.pdf')}</a>
          </li>
        )}
        {project.agreements.map(({ place, code, day }) => (
          <li key={code}>
            {t('documents.signed', { number: place, date: day })}{' '}
            <bdi dir="ltr" className="hint">
              {code}
            </bdi>
          </li>
        ))}
        {quotes !== null && (
          <li>
            <Link to={quotes}>{t('documents.quotes')}</Link>
          </li>
        )}
        {project.side === 'firm' && (
          <li>
            <Link to={`/${lang}/sme/vouchers/${project.voucherId}`}>{t('documents.voucher')}</Link>
          </li>
        )}
        {project.side === 'firm' && project.agreements.length > 0 && (
          <li>
            <Link to={`${here}/share`}>{t('documents.share')}</Link>
          </li>
        )}
        {project.side === 'provider' &&
          project.milestones.map(({ id, title, claim }) =>
            claim === null ? null : (
              <li key={id}>
                <Link to={`${here}/claims/${id}`}>
                  {t('documents.invoice')} <bdi>{title}</bdi>
                </Link>
              </li>
            ),
          )}
        {project.hasReviews && (
          <li>
            <Link to={`${here}/review`}>{t('documents.reviews')}</Link>
          </li>
        )}
      </ul>
    </Panel>
  );
}

const GOOD = ['good', 'bad', 'unknown'] as const;
const KINDS = ['address', 'certificate'] as const;

/** What the work did, and whether it still stands. */
function After({ project: { rise, careUntil, checks } }: Props) {
  const { t } = useTranslation('delivery');
  if (rise === null && careUntil === null) return null;
  return (
    <Panel title={t('after.title')} id="after">
      {rise !== null && <p>{t('after.rise', rise)}</p>}
      {careUntil !== null && <p>{t('after.until', { date: careUntil })}</p>}
      {careUntil !== null && checks.length === 0 && <Empty>{t('after.none')}</Empty>}
      <ul>
        {checks.map(({ target, kind, result, at }) => {
          const found = GOOD.find((one) => one === result) ?? 'unknown';
          const what = KINDS.find((one) => one === kind) ?? 'address';
          return (
            <li key={kind + target}>
              <Status tone={found === 'good' ? 'good' : found === 'bad' ? 'bad' : 'neutral'}>
                {t(`after.${found}`)}
              </Status>{' '}
              {t(`after.${what}`)} <bdi dir="ltr">{target}</bdi> <span className="hint">{at}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
