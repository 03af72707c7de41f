import type { LoaderFunctionArgs } from '@remix-run/node';
import { getRefusedRows, sheetWords, writeCsv } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { vocabularyWords } from '#i18n/vocabulary-words.server.ts';
import { problemText } from '#ui/offers/sheet-problems.ts';
import { attachmentHeaders } from '#web/attachment.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

/** The refused rows of a sheet with what is wrong with each, to be mended and sent again. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const id = requireParam(args.params, 'id');
  const { t } = i18nFor(requireLang(args.params));
  const rows = await guarded(() =>
    getRefusedRows(actor, id, sheetWords(vocabularyWords()), ({ problems }) =>
      problems.map((problem) => problemText(t, problem)).join('\n'),
    ),
  );
  const body = Buffer.from(writeCsv(rows), 'utf8');
  return new Response(body, {
    headers: attachmentHeaders({
      ...{ fileName: 'raqmana-refused.csv', mediaType: 'text/csv', bytes: body.length },
    }),
  });
}
