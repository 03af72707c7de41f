import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listDisputes } from '#domain/engagements/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { OfficerTable } from '#ui/delivery/officer-page.tsx';
import { showOfficerLine } from '#ui/delivery/show.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['delivery'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const lines = await guarded(() => listDisputes(actor));
  return {
    here: `/${lang}/programme/disputes`,
    lines: lines.map((line) => showOfficerLine(lang, line)),
    title: titled(lang, i18nFor(lang).t('delivery:disputes.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Disputes() {
  const { t } = useTranslation('delivery');
  const { here, lines } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('disputes.title')}</h1>
      <OfficerTable here={here} caption={t('disputes.title')} lines={lines} />
    </>
  );
}
