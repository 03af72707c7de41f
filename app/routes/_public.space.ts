import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { seeOther } from '#web/responses.server.ts';

const HOME = {
  sme: 'sme',
  provider: 'provider',
  programme: 'programme',
  advisor: 'advisor',
  funder: 'account',
  platform: 'admin',
} as const;

/** The home of whoever is signed in; others sign in first. */
export function loader(args: LoaderFunctionArgs) {
  const { person } = requirePerson(args);
  const home = person.seat ? HOME[person.seat.kind] : 'account/organisations';
  return seeOther(`/${requireLang(args.params)}/${home}`);
}
