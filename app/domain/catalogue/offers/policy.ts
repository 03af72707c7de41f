import { hasRole, type Actor } from '#domain/kernel/index.server.ts';

/** Whether somebody may write, send and withdraw the offers of the provider they work in. */
export function canEditOffers(actor: Pick<Actor, 'person'>): boolean {
  return (
    actor.person?.seat?.kind === 'provider' && hasRole(actor, 'provider-owner', 'provider-member')
  );
}
