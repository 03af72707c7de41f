import { cents, DomainError, type Cents } from '#domain/kernel/index.server.ts';
import { versionOf, type Reader } from '../records.server.ts';
import { assessRequest } from './assess-request.ts';
import { snapshotOf } from './snapshot.ts';

/**
 * Aid in centimes that the rules of an approved request give to a price before tax: on the facts of
 * the day it was sent, by the version it was sent under, with the ceilings of both. 0 for a price
 * that the rules pay nothing for. Throws `cases.tampered` without those facts.
 */
export async function aidByRules(
  reader: Reader,
  applicationId: string,
  price: Cents,
): Promise<Cents> {
  const application = await reader.aidApplication.findUniqueOrThrow({
    where: { id: applicationId },
  });
  const snapshot = snapshotOf(application.snapshot);
  if (snapshot === null) throw new DomainError('cases.tampered');
  const version = await versionOf(reader, application);
  const project = { category: application.category, cost: String(price) };
  const { aid } = assessRequest(version, snapshot.facts, project, snapshot.on);
  return aid?.max ?? cents(0n);
}
