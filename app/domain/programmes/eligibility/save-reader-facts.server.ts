import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { FACT_NAMES, type FactName, type FactValue } from '../rules/facts.ts';
import { checkedValue } from './checked-value.ts';
import { changeBrowserDraft, findDraft, type Draft, type Skip } from './draft-records.server.ts';
import { canAnswer, firmOf, listFirmFacts, writeFirmFacts } from './firm-facts.server.ts';
import { latestOf, type KnownFacts, type KnownValue } from './known-facts.ts';

/** An answer: a value with what shows it, or why there is none. */
export type Answer =
  | {
      readonly value: FactValue;
      readonly evidence?: string | undefined;
      /** The reader gave as much as they know: the question does not come back. */
      readonly noBetter?: true;
    }
  | { readonly skip: Skip }
  /** Taken back: the question is open again. */
  | 'cleared';
export type Answers = Readonly<Partial<Record<FactName, Answer>>>;

type Writer = Pick<Actor, 'person' | 'now' | 'randomBytes' | 'requestId'> & {
  readonly deviceHash: string;
};

/**
 * Keeps answers: those of a firm's people for the firm, everybody else's for this browser. What was
 * skipped stays with the browser in any case. Throws `programmes.read-only` for viewers of a firm
 * and `programmes.bad-fact` for a value the fact cannot have.
 */
export async function saveReaderFacts(actor: Writer, answers: Answers): Promise<void> {
  if (!canAnswer(actor)) throw new DomainError('programmes.read-only');
  const firmId = firmOf(actor);
  const set = valuesOf(answers, actor.now);
  const forget = FACT_NAMES.filter((name) => answers[name] !== undefined && !set[name]);
  await inTransaction('programmes.save-facts', async (tx) => {
    await changeBrowserDraft(tx, actor, (draft) => ({
      facts:
        firmId === null
          ? only({ ...draft.facts, ...set }, (name) => !forget.includes(name))
          : draft.facts,
      skipped: skippedAfter(draft, answers),
    }));
    if (firmId !== null) await writeFirmFacts(tx, actor, firmId, { set, forget });
  });
}

/** Answers that are values, as they are kept. Throws `programmes.bad-fact`. */
export function valuesOf(answers: Answers, at: Date): KnownFacts {
  const set: Partial<Record<FactName, KnownValue>> = {};
  for (const name of FACT_NAMES) {
    const answer = answers[name];
    if (answer === undefined || answer === 'cleared' || 'skip' in answer) continue;
    const value = checkedValue(name, answer.value);
    if (value === undefined) throw new DomainError('programmes.bad-fact', { fact: name });
    const { evidence } = answer;
    set[name] = { value, source: 'self', at, origin: 'answer', evidence };
  }
  return set;
}

/** A question answered or taken back may come again; one skipped does not. */
function skippedAfter({ skipped }: Draft, answers: Answers): Draft['skipped'] {
  const after: Partial<Record<FactName, Skip>> = {};
  for (const name of FACT_NAMES) {
    const answer = answers[name];
    const skip = answer === undefined ? skipped[name] : skipOf(answer);
    if (skip) after[name] = skip;
  }
  return after;
}

function skipOf(answer: Answer): Skip | undefined {
  if (answer === 'cleared') return undefined;
  if ('skip' in answer) return answer.skip;
  return answer.noBetter ? 'unknown' : undefined;
}

/** The facts that pass. */
function only(facts: KnownFacts, passes: (name: FactName) => boolean): KnownFacts {
  const kept: Partial<Record<FactName, KnownValue>> = {};
  for (const name of FACT_NAMES) {
    const known = facts[name];
    if (known && passes(name)) kept[name] = known;
  }
  return kept;
}

/**
 * Gives the firm the actor works in what this browser answered before: for each fact what was given
 * last stays. Doing it again changes nothing. Throws `programmes.read-only` for viewers.
 */
export async function takeOverDraft(actor: Writer): Promise<void> {
  const firmId = firmOf(actor);
  if (firmId === null || !canAnswer(actor)) throw new DomainError('programmes.read-only');
  await inTransaction('programmes.take-over-draft', async (tx) => {
    const draft = await takeFacts(tx, actor);
    const own = await listFirmFacts(tx, firmId);
    const latest = latestOf(draft, own);
    const set = only(latest, (name) => latest[name] !== own[name]);
    await writeFirmFacts(tx, actor, firmId, { set, forget: [] });
  });
}

/** Empties the browser's draft of its facts and returns them. */
async function takeFacts(tx: Tx, actor: Writer): Promise<KnownFacts> {
  if ((await findDraft(tx, actor.deviceHash)) === null) return {};
  let taken: KnownFacts = {};
  await changeBrowserDraft(tx, actor, ({ facts, skipped }) => {
    taken = facts;
    return { facts: {}, skipped };
  });
  return taken;
}

/** What "erase my answers" is about: everything answered, or only what this browser kept before. */
export type Erasure = 'all' | 'browser';

/**
 * Takes back every answer given here: what the browser keeps and, for those who answer for a firm,
 * what was answered for it. What papers or officers showed stays, as do assessments and the firm's
 * record. Throws `programmes.read-only` for viewers.
 */
export async function eraseReaderFacts(
  actor: Pick<Actor, 'person' | 'now' | 'requestId' | 'deviceHash'>,
  what: Erasure,
): Promise<void> {
  if (!canAnswer(actor)) throw new DomainError('programmes.read-only');
  const firmId = firmOf(actor);
  await inTransaction('programmes.erase-facts', async (tx) => {
    if (actor.deviceHash !== null)
      await tx.eligibilityDraft.deleteMany({ where: { deviceHash: actor.deviceHash } });
    if (firmId === null || what === 'browser') return;
    const own = await listFirmFacts(tx, firmId);
    const forget = FACT_NAMES.filter((name) => own[name]?.source === 'self');
    await writeFirmFacts(tx, actor, firmId, { set: {}, forget });
  });
}
