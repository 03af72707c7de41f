import type { PersonActor } from '#domain/kernel/index.server.ts';

/** The chain of a person. */
export function accountStream(accountId: string): string {
  return `account:${accountId}`;
}

/** The chain of an organisation. */
export function organisationStream(organisationId: string): string {
  return `organisation:${organisationId}`;
}

/** The chains a person may read: its own, and that of the organisation it works in. */
export function canReadStream({ person }: PersonActor, stream: string): boolean {
  if (stream === accountStream(person.accountId)) return true;
  return person.seat !== null && stream === organisationStream(person.seat.organisationId);
}
