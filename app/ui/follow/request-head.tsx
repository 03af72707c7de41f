import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { OnBehalf } from '../workspace/on-behalf.tsx';
import { Status } from '../workspace/parts.tsx';
import type { ShownCase } from './show-case.ts';
import { StandingTag } from './standing-tag.tsx';

/** What a request is: number, programme, where it stands. */
export function RequestHead({ lang, own }: { readonly lang: Lang; readonly own: ShownCase }) {
  const { t } = useTranslation('follow');
  const { number, programme, sentOn, onBehalfOf, isDemo, sent, ball } = own;
  return (
    <>
      {onBehalfOf !== null && <OnBehalf firm={onBehalfOf} />}
      <p>
        <Link to={`/${lang}/sme/applications`}>{t('back')}</Link>
      </p>
      <h1>{number === null ? t('draftTitle') : t('title', { number: isolated(number) })}</h1>
      <p>
        <bdi>{sent.title === '' ? t('list.untitled') : sent.title}</bdi> · {programme}
        {sentOn !== null && ` · ${t('sentOn', { date: sentOn })}`}
      </p>
      <p>
        <StandingTag standing={ball.standing} />{' '}
        {isDemo && <Status tone="neutral">{t('demo')}</Status>}
      </p>
    </>
  );
}

/** Keeps a number in its order also within Arabic. */
const isolated = (text: string) => `\u2066${text}\u2069`;
