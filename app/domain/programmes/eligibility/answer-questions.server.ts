import { contentHash, type Actor } from '#domain/kernel/index.server.ts';
import { FACT_NAMES, type FactName, type FactValue } from '../rules/facts.ts';
import { isInterval } from '../rules/frame.ts';
import { getReaderFacts, type ReaderFacts } from './reader-facts.server.ts';
import { saveReaderFacts, type Answer } from './save-reader-facts.server.ts';

type Writer = Actor & { readonly deviceHash: string };

/**
 * Keeps the answer to one question. A range given again where a range was known is the best the
 * reader knows: it is kept, and not asked for a third time.
 */
export async function answerQuestion(
  actor: Writer,
  fact: FactName,
  answer: Exclude<Answer, 'cleared'>,
): Promise<void> {
  const reader = await getReaderFacts(actor);
  const known = reader.facts[fact]?.value;
  const isAgain =
    'value' in answer && isRange(answer.value) && known !== undefined && isRange(known);
  await saveReaderFacts(actor, { [fact]: isAgain ? { ...answer, noBetter: true } : answer });
}

/**
 * Keeps the answers of a form that asked for many facts: what is already known so stays as it is,
 * what was emptied is taken back.
 */
export async function answerMany(
  actor: Writer,
  asked: readonly FactName[],
  given: Partial<Record<FactName, Exclude<Answer, 'cleared'>>>,
): Promise<void> {
  const reader = await getReaderFacts(actor);
  const answers: Partial<Record<FactName, Answer>> = {};
  for (const fact of FACT_NAMES) {
    const answer = asked.includes(fact) ? (given[fact] ?? 'cleared') : undefined;
    if (answer !== undefined && isNews(reader, fact, answer)) answers[fact] = answer;
  }
  if (Object.keys(answers).length > 0) await saveReaderFacts(actor, answers);
}

function isNews({ facts, known, skipped }: ReaderFacts, fact: FactName, answer: Answer): boolean {
  if (answer === 'cleared') return known[fact]?.origin === 'answer';
  if ('skip' in answer) return skipped[fact] !== answer.skip || known[fact]?.origin === 'answer';
  const before = facts[fact]?.value;
  if (before === undefined) return true;
  return (
    contentHash(before) !== contentHash(answer.value) || answer.evidence !== known[fact]?.evidence
  );
}

function isRange(value: FactValue): boolean {
  return isInterval(value);
}
