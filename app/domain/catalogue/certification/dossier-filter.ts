import type { CivilDate } from '#domain/kernel/index.server.ts';

/** What an examiner's queue shows of an application or of a measure. */
export interface QueuedDossier {
  readonly about: 'application' | 'measure';
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly ice: string | null;
  /** Region of its seat; empty where it is not known. */
  readonly region: string;
  readonly kind: string;
  readonly state: string;
  /** Who examines it, or gave notice; null while nobody does. */
  readonly examinerId: string | null;
  /** Who cannot decide it, because of the proposal or the notice. */
  readonly proposedById: string | null;
  /** Whose turn it is. */
  readonly waitsFor: 'provider' | 'examiner' | 'second';
  /** The day that who it waits for has. */
  readonly dueOn: CivilDate | null;
  readonly remindedOn: CivilDate | null;
}

export interface DossierFilter {
  readonly kind: string | null;
  readonly state: string | null;
  /** `mine`, `unassigned`, or `second`: what the reader may decide as the second person. */
  readonly who: 'mine' | 'unassigned' | 'second' | null;
  readonly overdue: boolean;
  readonly region: string | null;
  /** Part of the name, or of the ICE. */
  readonly text: string;
}

export interface Reader {
  readonly accountId: string;
  readonly today: CivilDate;
}

/** Whether the examiners, or the provider under a measure, let their day pass. */
export function isOverdue(
  { about, waitsFor, dueOn }: Pick<QueuedDossier, 'about' | 'waitsFor' | 'dueOn'>,
  today: CivilDate,
): boolean {
  if (dueOn === null || dueOn >= today) return false;
  return about === 'measure' || waitsFor !== 'provider';
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase();

function isFor(dossier: QueuedDossier, who: DossierFilter['who'], accountId: string): boolean {
  if (who === 'mine') return dossier.examinerId === accountId;
  if (who === 'unassigned') return dossier.examinerId === null;
  if (who === 'second') return dossier.waitsFor === 'second' && dossier.proposedById !== accountId;
  return true;
}

/** The dossiers a filter lets through, the first due first, those without a day last. */
export function filterDossiers<T extends QueuedDossier>(
  dossiers: readonly T[],
  filter: DossierFilter,
  { accountId, today }: Reader,
): readonly T[] {
  const { kind, state, who, overdue, region } = filter;
  const text = plain(filter.text.trim());
  const digits = text.replace(/\s/g, '');
  return dossiers
    .filter(
      (one) =>
        (kind === null || one.kind === kind) &&
        (state === null || one.state === state) &&
        (region === null || one.region === region) &&
        (!overdue || isOverdue(one, today)) &&
        isFor(one, who, accountId) &&
        (text === '' || plain(one.name).includes(text) || (one.ice ?? '').includes(digits)),
    )
    .toSorted((a, b) => {
      const [first, second] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
      return first === second ? a.id.localeCompare(b.id) : first < second ? -1 : 1;
    });
}

/** How many dossiers each quick filter shows. */
export function countDossiers(
  dossiers: readonly QueuedDossier[],
  { accountId, today }: Reader,
): Readonly<Record<'all' | 'mine' | 'unassigned' | 'second' | 'overdue', number>> {
  const count = (test: (one: QueuedDossier) => boolean) => dossiers.filter(test).length;
  return {
    all: dossiers.length,
    mine: count((one) => isFor(one, 'mine', accountId)),
    unassigned: count((one) => isFor(one, 'unassigned', accountId)),
    second: count((one) => isFor(one, 'second', accountId)),
    overdue: count((one) => isOverdue(one, today)),
  };
}
