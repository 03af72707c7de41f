import type { LoaderFunctionArgs } from '@remix-run/node';
import { CATEGORIES, catalogueNames, writeCsv } from '#domain/catalogue/index.server.ts';
import { exposurePeriodOf, getExposureReport } from '#domain/matching/index.server.ts';
import { aboutFirmsData } from '#i18n/few-firms.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { attachmentHeaders } from '#web/attachment.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

const PERCENT = 100;
const DIGITS = 2;

/** The share of each provider in each category, as a sheet. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager', 'auditor');
  const lang = requireLang(args.params);
  const t = i18nFor(lang).getFixedT(null, 'steering');
  const params = new URL(args.request.url).searchParams;
  const days = exposurePeriodOf(params.get('days'));
  const category = CATEGORIES.find((code) => code === params.get('category')) ?? null;
  const { byCategory, names } = await guarded(() => getExposureReport(actor, { days, category }));
  const { category: nameOf } = catalogueNames(contentLang(lang));
  const headings = [
    ...[t('csv.category'), t('csv.categoryName'), t('csv.provider')],
    ...[t('csv.share'), t('csv.hhi'), t('csv.lists')],
  ];
  const rows = byCategory.flatMap(({ category: code, lists, concentration }) =>
    (concentration?.shares ?? []).map(({ provider, share }) => [
      ...[code, nameOf(code), names.get(provider)?.name ?? ''],
      (share * PERCENT).toFixed(DIGITS),
      String(concentration?.hhi ?? ''),
      aboutFirmsData(lists),
    ]),
  );
  const bytes = Buffer.from(writeCsv([headings, ...rows]), 'utf8');
  const fileName = `raqmana-exposure-${String(days)}.csv`;
  return new Response(bytes, {
    headers: attachmentHeaders({ fileName, mediaType: 'text/csv', bytes: bytes.length }),
  });
}
