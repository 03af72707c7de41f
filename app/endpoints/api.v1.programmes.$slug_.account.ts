import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeCsv } from '#domain/catalogue/index.server.ts';
import {
  envelopeFigures,
  findProgrammeAccount,
  programmeAccountJson,
  type ProgrammeAccount,
} from '#domain/cases/index.server.ts';
import { METER_PARTS } from '#domain/ledger/schema.ts';
import { findPublicProgramme } from '#domain/programmes/index.server.ts';
import { apiAnswer, apiAnswerJson, apiNotFound, apiRead, apiUnread } from '#web/api-read.server.ts';
import { apiErrors, methodNotAllowed } from '#web/api.server.ts';

const FORMATS = ['json', 'csv'];

/** The public account of a programme as open data. */
export function loader(args: LoaderFunctionArgs) {
  return apiRead(args, async ({ searchParams }) => {
    const format = searchParams.get('format') ?? 'json';
    if (!FORMATS.includes(format)) return apiUnread(['format']);
    const slug = args.params['slug'] ?? '';
    const now = new Date();
    const programme = slug.includes('\0') ? null : await findPublicProgramme(slug, now);
    if (programme === 'tampered') return tampered();
    const account = programme && (await findProgrammeAccount(programme, now));
    if (account === null) return apiNotFound();
    if (format === 'json') return apiAnswerJson(args.request, programmeAccountJson(slug, account));
    const disposition = `attachment; filename="raqmana-account-${slug}.csv"`;
    return apiAnswer(args.request, {
      text: csvOf(account),
      type: 'text/csv; charset=utf-8; header=present',
      headers: { 'Content-Disposition': disposition },
    });
  });
}

function csvOf(account: ProgrammeAccount): string {
  const headings = ['asOf', 'year', 'region', 'segment', 'planned', 'funded', ...METER_PARTS];
  const lines = account.envelopes.map((meter) => {
    const { planned, funded, ...parts } = envelopeFigures(account, meter);
    return [
      ...[account.asOf.toISOString(), String(meter.year), meter.region ?? '', meter.segment ?? ''],
      ...[planned ?? '', funded, ...METER_PARTS.map((part) => parts[part])],
    ];
  });
  return writeCsv([headings, ...lines]);
}

function tampered(): Response {
  const message = 'The stored text of this programme is not what was published.';
  return apiErrors(503, [{ path: '', code: 'tampered', message }]);
}

export function action() {
  return methodNotAllowed('GET');
}
