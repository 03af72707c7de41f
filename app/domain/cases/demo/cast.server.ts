import { demoApplicantId, getDemoActor } from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { DemoCases, Entry } from './timetable.ts';

/** Who acts in the demonstration, and with what. */
export interface DemoCast {
  readonly papers: DemoCases['papers'];
  readonly randomBytes: MemberActor['randomBytes'];
  /** Address of the site, printed on reports. */
  readonly origin: string;
  /** The firm's owner at the instant of an act. Throws `accounts.not-found`. */
  readonly owner: (entry: Entry) => Promise<MemberActor>;
  /** A persona, or whoever of the demonstration has an account, at an instant. Throws the same. */
  readonly actor: (who: Parameters<typeof getDemoActor>[0], at: Date) => Promise<MemberActor>;
}

/** The people of the demonstration, each looked up once. */
export function castOf(given: Pick<DemoCast, 'papers' | 'randomBytes' | 'origin'>): DemoCast {
  const known = new Map<string, MemberActor>();
  const actor: DemoCast['actor'] = async (who, at) => {
    const name = typeof who === 'string' ? who : who.accountId;
    const found = known.get(name) ?? (await getDemoActor(who, at));
    known.set(name, found);
    return { ...found, now: at, randomBytes: given.randomBytes };
  };
  return {
    ...given,
    actor,
    owner: ({ request, at }) => actor({ accountId: demoApplicantId(request.key) }, at),
  };
}
