import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import {
  currentFramework,
  MALFORMED_BODY,
  parseScoreRequest,
  score,
} from '#domain/assessment/index.server.ts';
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

/** Scores the answers it gets, and keeps nothing. Other methods answer 405. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return methodNotAllowed('POST');
  const limited = await apiLimit(edgeOf(context).ip);
  if (limited) return limited;
  const body = await readApiBody(request);
  if (body === null) return tooLarge();
  const json = parseJson(body);
  if (json === undefined) return apiErrors(422, [MALFORMED_BODY]);
  const { compiled } = currentFramework();
  const parsed = parseScoreRequest(json, compiled);
  if (!parsed.ok) return apiErrors(422, parsed.errors);
  return apiJson(score(compiled, parsed.input));
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
