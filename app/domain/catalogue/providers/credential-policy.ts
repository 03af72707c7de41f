import { hasRole, type Actor } from '#domain/kernel/index.server.ts';

type Whoever = Pick<Actor, 'person'>;

/** Whether somebody keeps the wallet of the provider they work in. */
export function canKeepWallet(actor: Whoever): boolean {
  return (
    actor.person?.seat?.kind === 'provider' && hasRole(actor, 'provider-owner', 'provider-member')
  );
}

/** Whether somebody examines the papers of every provider. */
export function canExaminePapers(actor: Whoever): boolean {
  return actor.person?.seat?.kind === 'programme' && hasRole(actor, 'provider-examiner');
}
