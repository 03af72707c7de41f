import { randomUUID } from 'node:crypto';
import type { FactName, FactValue, ProgrammeContent } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import { deviceHashOf, NOON } from './actors.ts';
import { aProgrammeContent } from './programmes.ts';

/** The same words in every language. */
export const inAll = (words: string) => ({ fr: words, ar: words, en: words });

/** A programme run here that is open whatever the day these tests run on. */
export function aLastingContent(changes: Partial<ProgrammeContent> = {}): ProgrammeContent {
  const content = aProgrammeContent();
  const running = content.running && { ...content.running, closesOn: '2099-12-31' };
  return { ...content, validTo: '2099-12-31', running, ...changes };
}

/** A loan known from its sources, run elsewhere, with one figure that no sure source supports. */
export function anOutsideContent(changes: Partial<ProgrammeContent> = {}): ProgrammeContent {
  return aProgrammeContent({
    outside: { state: 'open', applyAt: inAll('Au guichet'), url: 'www.example.ma/aide' },
    ...{ running: null, rules: null, goldenCases: [], validFrom: null, validTo: null },
    ...{ kind: 'loan', categories: [], documents: [] },
    sources: [
      { title: 'Décret', url: 'www.example.ma/decret', checkedOn: '2026-01-05', official: true },
    ],
    toCheck: [inAll('Le plafond est à vérifier.')],
    figures: [
      { label: inAll('Taux'), kind: 'rate', min: null, max: 0.3, toCheck: false },
      { label: inAll('Plafond'), kind: 'ceiling', min: null, max: 987_654, toCheck: true },
    ],
    ...changes,
  });
}

/** What somebody answered in a browser, at noon. */
export async function answered(
  token: string,
  values: Readonly<Partial<Record<FactName, FactValue>>>,
): Promise<void> {
  const facts = Object.entries(values).map(([fact, value]) => [
    fact,
    { value, source: 'self', at: NOON.toISOString() },
  ]);
  await db.eligibilityDraft.create({
    data: {
      ...{ id: randomUUID(), deviceHash: deviceHashOf(token), createdAt: NOON, updatedAt: NOON },
      facts: { facts: Object.fromEntries(facts), skipped: {} },
    },
  });
}
