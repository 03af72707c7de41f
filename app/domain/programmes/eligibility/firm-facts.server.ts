import { appendAudit } from '#domain/audit/index.server.ts';
import { hasRole, type Actor } from '#domain/kernel/index.server.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { FACT_NAMES, SOURCES, type FactName, type FactSource } from '../rules/facts.ts';
import { checkedValue } from './checked-value.ts';
import type { KnownFacts, KnownValue } from './known-facts.ts';

/** The firm somebody works in, null for everybody else. */
export function firmOf({ person }: Pick<Actor, 'person'>): string | null {
  return person?.seat?.kind === 'sme' ? person.seat.organisationId : null;
}

/** Whether what the actor answers is kept: viewers of a firm only read. */
export function canAnswer(actor: Pick<Actor, 'person'>): boolean {
  return firmOf(actor) === null || hasRole(actor, 'sme-owner', 'sme-member');
}

function sourceOf(text: string): FactSource {
  return SOURCES.find((source) => source === text) ?? 'self';
}

/** What was answered or shown for a firm. The caller has taken the firm from the actor. */
export async function listFirmFacts(reader: Tx, organisationId: string): Promise<KnownFacts> {
  const rows = await reader.firmFact.findMany({ where: { organisationId } });
  const known: Partial<Record<FactName, KnownValue>> = {};
  for (const name of FACT_NAMES) {
    const row = rows.find(({ fact }) => fact === name);
    const value = row && checkedValue(name, row.value);
    if (!row || value === undefined) continue;
    const { at, evidence } = row;
    const source = sourceOf(row.source);
    known[name] = { value, at, source, evidence: evidence ?? undefined, origin: 'answer' };
  }
  return known;
}

type Writer = Pick<Actor, 'now' | 'requestId' | 'person'>;

/**
 * Keeps values of a firm and takes others away; the firm's own word does not take the place of what
 * a paper or a register shows. The firm's chain learns which facts changed and when,
 * not their values. To be called last, since writers of a chain wait for each other from here on.
 */
export async function writeFirmFacts(
  tx: Tx,
  actor: Writer,
  organisationId: string,
  {
    set,
    forget,
    onBehalfOf = null,
  }: {
    readonly set: KnownFacts;
    readonly forget: readonly FactName[];
    readonly onBehalfOf?: string | null;
  },
): Promise<void> {
  const shown = await tx.firmFact.findMany({
    where: { organisationId, source: { not: 'self' } },
    select: { fact: true },
  });
  const isShown = new Set(shown.map(({ fact }) => fact));
  const entries = FACT_NAMES.flatMap((name) => {
    const known = set[name];
    return known && !(known.source === 'self' && isShown.has(name)) ? [{ name, known }] : [];
  });
  for (const { name, known } of entries) await upsert(tx, organisationId, name, known);
  const gone = await tx.firmFact.findMany({
    where: { organisationId, fact: { in: [...forget] }, source: 'self' },
    select: { fact: true },
  });
  const taken = gone.map(({ fact }) => fact).sort();
  await tx.firmFact.deleteMany({ where: { organisationId, fact: { in: taken } } });
  if (entries.length === 0 && taken.length === 0) return;
  await appendAudit(tx, actor, {
    type: 'programmes.facts-changed',
    stream: `organisation:${organisationId}`,
    subject: `organisation:${organisationId}`,
    onBehalfOf,
    facts: { changed: entries.map(({ name }) => name), forgotten: taken },
  });
}

async function upsert(tx: Tx, organisationId: string, fact: FactName, known: KnownValue) {
  const { value, source, at, evidence = null } = known;
  const data = { value: jsonOf(value), source, at, evidence };
  await tx.firmFact.upsert({
    where: { organisationId_fact: { organisationId, fact } },
    create: { organisationId, fact, ...data },
    update: data,
  });
}

/** The database tells "there is none" from "not known": the first is a JSON null. */
export function jsonOf(value: KnownValue['value']) {
  if (value === null) return Prisma.JsonNull;
  if (typeof value !== 'object') return value;
  return isList(value) ? [...value] : { ...value };
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}
