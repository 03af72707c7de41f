import type { LoaderFunctionArgs } from '@remix-run/node';
import { catalogueNames, writeCsv } from '#domain/catalogue/index.server.ts';
import { getCoverageReport, readCoverageQuery } from '#domain/matching/index.server.ts';
import { aboutFirmsData } from '#i18n/few-firms.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { attachmentHeaders } from '#web/attachment.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

/** Needs of firms beside supply, as a sheet. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager', 'auditor');
  const lang = requireLang(args.params);
  const t = i18nFor(lang).getFixedT(null, 'steering');
  const query = readCoverageQuery(new URL(args.request.url).searchParams);
  const { rows } = await guarded(() => getCoverageReport(actor, query));
  const names = catalogueNames(contentLang(lang));
  const headings = [
    ...[t('csv.category'), t('csv.categoryName'), t('csv.region'), t('csv.regionName')],
    ...[t('csv.language'), t('csv.firms'), t('csv.thin')],
    ...[t('csv.offers'), t('csv.providers'), t('csv.missing')],
  ];
  const lines = rows.map(({ category, region, language, firms, thin, ...supply }) => [
    ...[category, names.category(category), region, names.region(region), language],
    ...[aboutFirmsData(firms), aboutFirmsData(thin)],
    ...[supply.offers, supply.providers, supply.missing].map(String),
  ]);
  const bytes = Buffer.from(writeCsv([headings, ...lines]), 'utf8');
  return new Response(bytes, {
    headers: attachmentHeaders({
      ...{ fileName: 'raqmana-coverage.csv', mediaType: 'text/csv', bytes: bytes.length },
    }),
  });
}
