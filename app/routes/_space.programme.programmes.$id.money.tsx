import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  findCeilings,
  MONEY_ROWS,
  moneyValues,
  readMoney,
  studioChoices,
} from '#domain/programmes/index.server.ts';
import { formatMad, formatPercent } from '#i18n/formatters.ts';
import { contentLang } from '#i18n/languages.ts';
import { SectionPage } from '#ui/studio/section-page.tsx';
import type { MoneyChoices } from '#ui/studio/money-choices.ts';
import { MoneyForm } from '#ui/studio/money-form.tsx';
import { rereadRefused } from '#ui/studio/reread-refused.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import {
  loadSection,
  saveSection,
} from './_space.programme.programmes.$id._index/section.server.ts';

export const handle = { i18n: ['studio', 'aid', 'vocab'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const { lang, head, values, saved, title, draft } = await loadSection(args, moneyValues);
  const { rules, running } = draft.content;
  const { envelopes = [], paymentSplit = [] } = running ?? {};
  const sumOf = (rows: typeof envelopes) =>
    formatMad(lang, BigInt(rows.reduce((sum, { amount }) => sum + amount, 0)));
  const years = [...new Set(envelopes.map(({ year }) => year))].sort((one, other) => one - other);
  const choices: MoneyChoices = {
    ...studioChoices(contentLang(lang)),
    hasCeilings: findCeilings(rules) !== null,
    totals: {
      planned: sumOf(envelopes),
      byYear: years.map((year) => [
        String(year),
        sumOf(envelopes.filter((row) => row.year === year)),
      ]),
      split: formatPercent(
        lang,
        paymentSplit.reduce((sum, { share }) => sum + share, 0),
        2,
      ),
    },
    amountPage: `/${lang}/programme/programmes/${head.id}/amount`,
  };
  return { lang, head, values, saved, title, choices };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export function action(args: ActionFunctionArgs) {
  return saveSection(args, { page: 'money', read: readMoney, lists: MONEY_ROWS });
}

export default function Money() {
  const { t } = useTranslation('studio');
  const page = useLoaderData<typeof loader>();
  return (
    <SectionPage
      page={page}
      answer={useActionData<typeof action>()}
      title={t('page.money')}
      lead={t('money.lead')}
    >
      {(form) => <MoneyForm form={form} choices={page.choices} />}
    </SectionPage>
  );
}
