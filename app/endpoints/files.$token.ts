import type { LoaderFunctionArgs } from '@remix-run/node';
import { openFile } from '#domain/assessment/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { negotiateLang } from '#i18n/languages.ts';
import { attachmentHeaders } from '#web/attachment.server.ts';
import { requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

const STATUS = { unknown: 404, expired: 410, checking: 404, refused: 410, erased: 410 } as const;

/** The file a token opens. Reads no cookie: the token was minted for somebody who may read it. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const answer = await openFile(requireParam(params, 'token'), new Date());
  if (answer.state !== 'open') {
    const { t } = i18nFor(negotiateLang(request.headers.get('Accept-Language')));
    return new Response(`${t(`evidence:file.${answer.state}`)}\n`, {
      status: STATUS[answer.state],
      headers: { ...PRIVATE_PAGE, 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  const headers = attachmentHeaders(answer);
  if (request.method !== 'HEAD') return new Response(answer.content, { headers });
  await answer.content.cancel();
  return new Response(null, { headers });
}
