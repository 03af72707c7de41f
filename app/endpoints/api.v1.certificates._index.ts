import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  exportRegister,
  listRegister,
  readRegisterQuery,
  REGISTER_LICENCE,
} from '#domain/catalogue/index.server.ts';
import { apiAnswer, apiAnswerJson, apiRead, apiUnread, pageLinks } from '#web/api-read.server.ts';
import { methodNotAllowed } from '#web/api.server.ts';

const PAGE_ROWS = 100;
const MOST_ROWS = 500;
const FORMATS = ['json', 'csv'];

/** The public register as open data: a page as JSON, or everything that is asked for as CSV. */
export function loader(args: LoaderFunctionArgs) {
  return apiRead(args, async (url) => {
    const { searchParams } = url;
    const { query, unread } = readRegisterQuery(searchParams);
    const format = searchParams.get('format') ?? 'json';
    const size = readSize(searchParams.get('limit'));
    const faults = [
      ...unread,
      ...(FORMATS.includes(format) ? [] : ['format']),
      ...(size === null ? ['limit'] : []),
    ];
    if (size === null || faults.length > 0) return apiUnread(faults);
    const now = new Date();
    if (format === 'csv') {
      const { asOf, csv } = await exportRegister(query, now);
      const disposition = `attachment; filename="raqmana-certificates-${asOf}.csv"`;
      return apiAnswer(args.request, {
        text: csv,
        type: 'text/csv; charset=utf-8; header=present',
        headers: { 'Content-Disposition': disposition },
      });
    }
    const { asOf, entries, next } = await listRegister(query, { now, size });
    const body = { asOf, licence: REGISTER_LICENCE, certificates: entries, next };
    return apiAnswerJson(args.request, body, pageLinks(url, { next }));
  });
}

function readSize(text: string | null): number | null {
  if (text === null || text === '') return PAGE_ROWS;
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return size >= 1 && size <= MOST_ROWS ? size : null;
}

export function action() {
  return methodNotAllowed('GET');
}
