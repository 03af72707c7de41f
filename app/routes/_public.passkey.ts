import type { ActionFunctionArgs } from '@remix-run/node';
import {
  beginPasskey,
  beginPasskeyConfirm,
  beginPasskeySignIn,
  confirmByPasskey,
  finishPasskey,
  passkeyMessage,
  relyingParty,
  signInByPasskey,
} from '#domain/accounts/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireKeyChange } from '#web/keys.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { notFound, requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { ownPath, PRIVATE_PAGE } from '#web/responses.server.ts';
import { sessionCookieOf } from '#web/session.server.ts';

/** Two requests a passkey; a school or a café shares one address. */
const CALLS = { perMinute: 30, burst: 60 };

type Message = ReturnType<typeof passkeyMessage.parse>;

/** There is nothing to see here: the buttons of other pages call it. */
export function loader() {
  return notFound();
}

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const message = passkeyMessage.safeParse(await bodyOf(args.request));
  if (!message.success) return answer({ reason: 'passkey-refused' }, 422);
  const { ip } = actorOf(args.context, lang);
  const wait = await guarded(() => takeAllowance(`passkey ${ip}`, CALLS));
  if (wait > 0) return answer({ reason: 'wait' }, 429);
  try {
    return await guarded(() =>
      message.data.step === 'begin' ? begin(args, message.data) : finish(args, message.data),
    );
  } catch (error) {
    if (error instanceof DomainError)
      return answer({ reason: error.code.replace(/^[^.]*\./, '') }, 422);
    // A page would be sent to sign in or to confirm; a button asks for its page again.
    if (error instanceof Response && error.status === 303) return answer({ reason: 'again' }, 401);
    throw error;
  }
}

async function begin(args: ActionFunctionArgs, { purpose }: Message): Promise<Response> {
  const site = relyingParty(publicOrigin());
  switch (purpose) {
    case 'register':
      return answer(await beginPasskey((await requireKeyChange(args)).actor, site));
    case 'confirm':
      return answer(
        await beginPasskeyConfirm(requirePerson(args, { secondFactorLater: true }), site),
      );
    case 'sign-in':
      return answer(
        await beginPasskeySignIn(actorOf(args.context, requireLang(args.params)), site),
      );
  }
}

async function finish(
  args: ActionFunctionArgs,
  message: Extract<Message, { step: 'finish' }>,
): Promise<Response> {
  const lang = requireLang(args.params);
  const site = relyingParty(publicOrigin());
  const userAgent = args.request.headers.get('User-Agent');
  if (message.purpose === 'register') {
    const { actor } = await requireKeyChange(args);
    await finishPasskey(actor, site, { ...message, userAgent });
    return answer({ next: `/${lang}/account/security/passkeys?done=passkey` });
  }
  const next = ownPath(message.next) ?? `/${lang}/space`;
  if (message.purpose === 'confirm') {
    await confirmByPasskey(requirePerson(args, { secondFactorLater: true }), site, message);
    return answer({ next });
  }
  const token = await signInByPasskey(actorOf(args.context, lang), site, {
    ...message,
    userAgent,
  });
  return answer({ next }, 200, { 'Set-Cookie': sessionCookieOf(token) });
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}

function answer(body: object, status = 200, headers: Readonly<Record<string, string>> = {}) {
  return Response.json(body, { status, headers: { ...PRIVATE_PAGE, ...headers } });
}
