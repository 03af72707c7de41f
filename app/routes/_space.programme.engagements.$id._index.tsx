import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getReplay } from '#domain/engagements/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ReplayChecks, ReplayFacts, ReplayMilestones, ReplayPersons } from '#ui/replay/facts.tsx';
import { ReplayEvents, ReplayMoney, ReplayPapers } from '#ui/replay/lines.tsx';
import { showReplay } from '#ui/replay/show.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['replay', 'engagement', 'case', 'voucher'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const replay = await guarded(() => getReplay(actor, requireParam(args.params, 'id')));
  const number = String(replay.number);
  return {
    ...{ lang, replay: showReplay(lang, replay) },
    title: titled(lang, i18nFor(lang).t('replay:title', { number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A whole case on one page: for auditors, and for whoever has to explain it years later. */
export default function ReplayPage() {
  const { t } = useTranslation('replay');
  const { lang, replay } = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/engagements`}>{t('back')}</Link>
      </p>
      <h1>{t('title', { number: `\u2066${replay.number}\u2069` })}</h1>
      <p>{t('lead')}</p>
      <ReplayChecks replay={replay} />
      <ReplayFacts lang={lang} replay={replay} />
      <ReplayPersons replay={replay} />
      <ReplayMilestones replay={replay} />
      <ReplayEvents replay={replay} />
      <ReplayMoney replay={replay} />
      <ReplayPapers replay={replay} />
    </>
  );
}
