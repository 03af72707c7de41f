import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CaseHeader } from '#domain/cases/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { Facts, Status } from '../workspace/parts.tsx';

interface HeadProps {
  readonly lang: Lang;
  readonly header: CaseHeader;
  readonly title: string;
}

/** What every page of a decision begins with: whose request it is, where it stands, what is asked. */
export function DecisionHead({ lang, header, title }: HeadProps) {
  const { t } = useTranslation('decision');
  const { t: words } = useTranslation('case');
  const { receipt, firm, ball, asked, cost } = header;
  const date = (day: string) => formatDate(lang, day);
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/cases/${header.id}`}>{t('back')}</Link>
      </p>
      <h1 id="form">{title}</h1>
      <Facts
        items={[
          [t('head.request'), <bdi dir="ltr">{receipt}</bdi>],
          [t('head.firm'), <bdi>{firm}</bdi>],
          [t('head.programme'), header.programme],
          [t('head.category'), header.category],
          [t('head.cost'), cost === null ? null : formatMad(lang, cost)],
          [t('head.asked'), asked === null ? null : formatMad(lang, asked)],
          [
            t('head.state'),
            header.state && <Status tone="info">{words(`officerState.${header.state}`)}</Status>,
          ],
          [
            t('head.ball'),
            ball &&
              t('head.ballText', {
                what: words(`clock.${ball.code}`),
                who: words(`holder.${ball.holder}`),
                when: t(ball.late ? 'head.since' : 'head.until', { date: date(ball.dueOn) }),
              }),
          ],
        ]}
      />
    </>
  );
}
