import { civilDateOf } from '#domain/kernel/index.server.ts';
import { listPublicProgrammes, type PublicProgramme } from '../pages/public-programmes.server.ts';
import type { CompiledRules } from '../rules/evaluate.ts';
import { FACT_NAMES, type FactName } from '../rules/facts.ts';
import type { TamperedProgramme } from '../live.server.ts';
import { factsHashOf, rulesHashOf } from './fingerprints.ts';
import { askableFacts, questionsFor, type Questions } from './questions.ts';
import { getReaderFacts, type ReaderActor, type ReaderFacts } from './reader-facts.server.ts';
import { standOf, type Stand } from './standing.ts';

/** A programme whose rules are published. */
export type RuledProgramme = PublicProgramme & { readonly compiled: CompiledRules };

interface ForFirms {
  readonly ruled: readonly RuledProgramme[];
  /** Those whose conditions nobody published, or that a person alone judges. */
  readonly unruled: readonly PublicProgramme[];
  readonly tampered: readonly TamperedProgramme[];
}

/** Programmes that firms can ask for, or may again: those that are over are left out. */
async function listForFirms(now: Date): Promise<ForFirms> {
  const { programmes, tampered } = await listPublicProgrammes(now);
  const current = programmes.filter(
    ({ content, status }) => content.audience === 'firms' && status !== 'closed',
  );
  return {
    ruled: current.filter((one): one is RuledProgramme => one.compiled !== null),
    unruled: current.filter(({ compiled }) => compiled === null),
    tampered,
  };
}

export interface EligibilityQuestions extends Questions {
  readonly reader: ReaderFacts;
  /** Everything that rules of these programmes read and a firm can be asked. */
  readonly askable: readonly FactName[];
}

/** What to ask the reader next, so as to know which programmes are for their firm. */
export async function getEligibilityQuestions(actor: ReaderActor): Promise<EligibilityQuestions> {
  const [reader, { ruled }] = await Promise.all([getReaderFacts(actor), listForFirms(actor.now)]);
  const all = ruled.map(({ compiled }) => compiled);
  const skipped = new Set(FACT_NAMES.filter((name) => reader.skipped[name] !== undefined));
  return { ...questionsFor(all, reader.facts, skipped), reader, askable: askableFacts(all) };
}

export interface ProgrammeStand extends Stand {
  readonly programme: RuledProgramme;
  readonly rulesHash: string;
}

export interface EligibilityResults extends Omit<ForFirms, 'ruled'> {
  readonly reader: ReaderFacts;
  /** Those with most aid first in each standing, then by slug. */
  readonly stands: readonly ProgrammeStand[];
  readonly questions: Questions;
  readonly askable: readonly FactName[];
  /** Of the facts the stands were made from. */
  readonly factsHash: string;
}

/** How every programme for firms stands for the reader's firm today. */
export async function getEligibilityResults(actor: ReaderActor): Promise<EligibilityResults> {
  const [reader, { ruled, ...others }] = await Promise.all([
    getReaderFacts(actor),
    listForFirms(actor.now),
  ]);
  const today = civilDateOf(actor.now);
  const stands = ruled.map((programme) => ({
    programme,
    rulesHash: rulesHashOf(programme.compiled),
    ...standOf(programme.compiled, reader.facts, today),
  }));
  const skipped = new Set(FACT_NAMES.filter((name) => reader.skipped[name] !== undefined));
  const all = ruled.map(({ compiled }) => compiled);
  return {
    ...others,
    reader,
    questions: questionsFor(all, reader.facts, skipped),
    askable: askableFacts(all),
    factsHash: factsHashOf(reader.facts),
    stands: stands.sort(byAid),
  };
}

/**
 * What leaves fewest questions open after its changes first, then what is known to come to most; an
 * aid without a limit counts by its sure part.
 */
function byAid(one: ProgrammeStand, other: ProgrammeStand): number {
  const aid = ({ result: { amount } }: ProgrammeStand) => amount?.max ?? amount?.min ?? 0;
  const open = ({ standing, result }: ProgrammeStand) =>
    standing === 'reachable' ? result.missing.length : 0;
  return (
    open(one) - open(other) ||
    aid(other) - aid(one) ||
    one.programme.slug.localeCompare(other.programme.slug, 'en')
  );
}
