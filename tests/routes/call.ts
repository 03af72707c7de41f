import { randomBytes } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { EdgeContext } from '#web/load-context.ts';
import { deviceHashOf } from '../factories/actors.ts';

/** A loader or an action of any route. */
type Handler = (args: LoaderFunctionArgs) => unknown;

interface Call {
  /** Path and query; what the parameters say is not read from it. */
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Fields of a submitted form; makes the request a POST. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** A form with files, as a browser sends it. */
  readonly upload?: FormData;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Token of the browser, null for one that has none. */
  readonly device?: string | null;
  readonly ip?: string;
  /** Who is signed in. */
  readonly person?: EdgeContext['person'];
  readonly sessionToken?: string | null;
}

/** What a route answered, returned or thrown. */
export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly data: unknown;
  readonly bytes: Uint8Array;
}

function bodyOf({ form, upload, body }: Call): string | URLSearchParams | FormData | undefined {
  if (!form) return upload ?? body;
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    for (const text of typeof value === 'string' ? [value] : value) fields.append(name, text);
  return fields;
}

/** Calls a loader or an action as the server does, behind the edge of the given browser. */
export async function call(handler: Handler, options: Call = {}): Promise<Answer> {
  const {
    path = '/',
    params = {},
    headers = {},
    device = 'own browser',
    ip = '192.0.2.1',
    person = null,
    sessionToken = null,
  } = options;
  const body = bodyOf(options);
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const edge: EdgeContext = {
    requestId: 'a request',
    nonce: randomBytes(16).toString('base64url'),
    lite: false,
    ip,
    deviceToken: device,
    sessionToken,
    person,
    refusal: null,
  };
  try {
    return await answerOf(await handler({ request, params, context: { edge } }));
  } catch (thrown) {
    return answerOf(thrown);
  }
}

function isWithInit(value: unknown): value is { data: unknown; init: ResponseInit | null } {
  return typeof value === 'object' && value !== null && 'init' in value && 'data' in value;
}

/** An unexpected error is passed on: the test it happens in fails. */
async function answerOf(value: unknown): Promise<Answer> {
  if (value instanceof Error) throw value;
  if (value instanceof Response) return answerOfResponse(value);
  const { data, init } = isWithInit(value) ? value : { data: value, init: null };
  return {
    status: init?.status ?? 200,
    location: null,
    headers: new Headers(init?.headers),
    data,
    bytes: new Uint8Array(),
  };
}

async function answerOfResponse(response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isJson = (response.headers.get('Content-Type') ?? '').startsWith('application/json');
  const text = new TextDecoder().decode(bytes);
  return {
    status: response.status,
    location: response.headers.get('Location'),
    headers: response.headers,
    data: isJson ? JSON.parse(text) : text,
    bytes,
  };
}

/** The browser's token of a Set-Cookie line, and the hash the database keeps of it. */
export function deviceOf(answer: Answer): { readonly token: string; readonly hash: string } {
  const token = /rq_device=([^;]+)/.exec(answer.headers.get('Set-Cookie') ?? '')?.[1] ?? '';
  return { token, hash: deviceHashOf(token) };
}
