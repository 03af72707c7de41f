import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, Facts, Panel } from '../workspace/parts.tsx';
import type { ShownVoucher } from './show.ts';

/** Who has the ball, and until when: the first thing the page says. */
export function VoucherBall({
  voucher: { state, isPast, until },
  because,
}: {
  readonly voucher: ShownVoucher;
  /** What was written when it was suspended. */
  readonly because: string | null;
}) {
  const { t } = useTranslation('voucher');
  const waits = !isPast && ['issued', 'active', 'partly-used'].includes(state);
  const calm = state === 'used' || (waits && state !== 'issued');
  return (
    <div className={calm ? 'note ok' : 'note warn'}>
      <p>{t(isPast ? 'ball.past' : `ball.${state}`, { date: until ?? '' })}</p>
      {because !== null && (
        <p>
          <bdi>{t('suspendedBecause', { reason: `\u2068${because}\u2069` })}</bdi>
        </p>
      )}
    </div>
  );
}

/** What the voucher is and pays. */
export function VoucherFacts({ voucher }: { readonly voucher: ShownVoucher }) {
  const { t } = useTranslation('voucher');
  const { code, programme, category, amount, used, rest, until, acceptedOn } = voucher;
  return (
    <Panel title={t('what.title')}>
      <p>{t('what.text')}</p>
      <Facts
        items={[
          [t('fact.amount'), <strong key="amount">{amount}</strong>],
          [t('fact.used'), used],
          [t('fact.rest'), rest],
          [t(acceptedOn === null ? 'fact.acceptUntil' : 'fact.useUntil'), until],
          [t('fact.programme'), <bdi key="programme">{programme}</bdi>],
          [t('fact.category'), category],
          [
            t('fact.code'),
            <bdi key="code" dir="ltr">
              {code}
            </bdi>,
          ],
          [t('fact.issuedOn'), voucher.issuedOn],
          [t('fact.acceptedOn'), acceptedOn],
          [t('fact.endedOn'), voucher.endedOn],
        ]}
      />
    </Panel>
  );
}

/** The voucher on paper, and what others see of it. */
export function VoucherPapers({
  lang,
  voucher: { id, code },
}: {
  readonly lang: string;
  readonly voucher: ShownVoucher;
}) {
  const { t } = useTranslation('voucher');
  return (
    <ul>
      <li>
        <a href={`/${lang}/sme/vouchers/${id}/voucher.pdf`}>{t('pdfLink')}</a>
      </li>
      <li>
        <a href={`/${lang}/vouchers/${code}`}>{t('checkLink')}</a>
      </li>
    </ul>
  );
}

/** Once it is valid: to an offer. */
export function NextStep({
  lang,
  category,
  isFirm,
}: {
  readonly lang: string;
  readonly category: string;
  /** Advisors have no matches of their own. */
  readonly isFirm: boolean;
}) {
  const { t } = useTranslation('voucher');
  return (
    <Panel title={t('next.title')}>
      <p>{t('next.text')}</p>
      {isFirm && (
        <>
          <p>
            <ButtonLink to={`/${lang}/sme/projects`}>{t('next.projects')}</ButtonLink>
          </p>
          <p>
            <Link to={`/${lang}/sme/matches`}>{t('next.matches')}</Link>
          </p>
        </>
      )}
      <p>
        <Link to={`/${lang}/offers?category=${category}`}>{t('next.offers')}</Link>
      </p>
    </Panel>
  );
}
