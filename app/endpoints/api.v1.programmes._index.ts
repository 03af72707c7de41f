import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  exportProgrammes,
  listProgrammesForApi,
  readProgrammeQuery,
} from '#domain/programmes/index.server.ts';
import { apiAnswer, apiAnswerJson, apiRead, apiUnread } from '#web/api-read.server.ts';
import { methodNotAllowed } from '#web/api.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { readTextLang } from '#web/text-lang.server.ts';

const FORMATS = ['json', 'csv'];

/** Every public programme as open data: JSON after the CommonGrants model, or one table as CSV. */
export function loader(args: LoaderFunctionArgs) {
  return apiRead(args, async ({ searchParams }) => {
    const { query, unread } = readProgrammeQuery(searchParams);
    const format = searchParams.get('format') ?? 'json';
    const lang = readTextLang(searchParams.get('lang'));
    const faults = [
      ...unread,
      ...(query.firm ? ['firm'] : []),
      ...(FORMATS.includes(format) ? [] : ['format']),
      ...(lang === null ? ['lang'] : []),
    ];
    if (lang === null || faults.length > 0) return apiUnread(faults);
    const asked = { lang, origin: publicOrigin(), now: new Date() };
    if (format === 'csv') {
      const { asOf, csv } = await exportProgrammes(query, asked);
      const disposition = `attachment; filename="raqmana-programmes-${asOf}-${lang}.csv"`;
      return apiAnswer(args.request, {
        text: csv,
        type: 'text/csv; charset=utf-8; header=present',
        headers: { 'Content-Disposition': disposition },
      });
    }
    return apiAnswerJson(args.request, await listProgrammesForApi(query, asked));
  });
}

export function action() {
  return methodNotAllowed('GET');
}
