import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { answerMatches, parseMatchesRequest } from '#domain/matching/index.server.ts';
import { isDatabaseAway } from '#platform/db.ts';
import { actorOf } from '#web/actor.server.ts';
import {
  apiErrors,
  apiJson,
  apiLimit,
  apiPreflight,
  methodNotAllowed,
  readApiBody,
  tooLarge,
} from '#web/api.server.ts';
import { edgeOf } from '#web/load-context.ts';
import { publicOrigin } from '#web/origin.server.ts';

const RETRY_SECONDS = '30';

/** Says which offers and programmes fit the gaps of a firm, and why; keeps nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return methodNotAllowed('POST');
  const limited = await apiLimit(edgeOf(context).ip);
  if (limited) return limited;
  const body = await readApiBody(request);
  if (body === null) return tooLarge();
  const { now } = actorOf(context, 'fr');
  const parsed = parseMatchesRequest(parseJson(body), civilDateOf(now));
  if (!parsed.ok) return apiErrors(422, parsed.errors);
  try {
    return apiJson(await answerMatches({ ...parsed.request, now, origin: publicOrigin() }));
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    const message = 'The data do not answer; try again later.';
    return apiErrors(503, [{ path: '', code: 'unavailable', message }], {
      'Retry-After': RETRY_SECONDS,
    });
  }
}

/** A page of another site asks before it posts JSON; reading answers 405. */
export function loader({ request }: LoaderFunctionArgs) {
  return request.method === 'OPTIONS' ? apiPreflight('POST') : methodNotAllowed('POST');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
