import type { LoaderFunctionArgs } from '@remix-run/node';
import { listAllCases, readCaseFilter } from '#domain/cases/index.server.ts';
import { catalogueNames, writeCsv } from '#domain/catalogue/index.server.ts';
import { plainAmount } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { attachmentHeaders } from '#web/attachment.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

/** The queue with its filters, as a sheet. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const t = i18nFor(lang).getFixedT(null, ['cases', 'case']);
  const content = contentLang(lang);
  const names = catalogueNames(content);
  const { filter } = readCaseFilter(new URL(args.request.url).searchParams);
  const cases = await guarded(() => listAllCases(actor, filter, content));
  const headings = [
    ...[t('column.request'), t('column.firm'), t('column.programme'), t('column.category')],
    ...[t('column.region'), t('column.amount'), t('column.state'), t('column.sentOn')],
    ...[t('column.awaited'), t('column.holder'), t('column.dueOn'), t('column.officer')],
  ];
  const lines = cases.map(({ clock, region, ...one }) => [
    ...[one.receipt, one.firm, one.programme, names.category(one.category)],
    ...[region === null ? '' : names.region(region), plainAmount(one.amount)],
    ...[t(`case:officerState.${one.state}`), one.sentOn],
    ...(clock
      ? [t(`case:clock.${clock.code}`), t(`case:holder.${clock.holder}`), clock.dueOn]
      : ['', '', '']),
    one.officer ?? '',
  ]);
  const bytes = Buffer.from(writeCsv([headings, ...lines]), 'utf8');
  return new Response(bytes, {
    headers: attachmentHeaders({
      ...{ fileName: 'raqmana-cases.csv', mediaType: 'text/csv', bytes: bytes.length },
    }),
  });
}
