import type { MemberActor } from '#domain/kernel/index.server.ts';
import { requirePerson, requireSeat, type RouteArgs } from './person.server.ts';

/**
 * Whoever stands on a firm's side of its requests: people of firms, and advisors, whose mandate the
 * use-case looks at. Others answer 404.
 */
export function requireFirmSide(args: RouteArgs): MemberActor {
  const { seat } = requirePerson(args).person;
  return requireSeat(args, seat?.kind === 'advisor' ? 'advisor' : 'sme');
}
