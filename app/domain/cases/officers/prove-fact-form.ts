import { type CivilDate, isCivilDate } from '#domain/kernel/index.server.ts';
import { PROVABLE_FACTS, readAnswer } from '#domain/programmes/index.server.ts';
import type { AnswerError, FactName, FactValue } from '#domain/programmes/schema.ts';
import { typedDay } from '../applications/project-form.ts';
import { CASE_LIMITS } from '../codes.ts';

/** What an officer states of a firm. */
export interface SentProof {
  readonly fact: FactName;
  readonly value: FactValue;
  readonly evidence: string | null;
  readonly trueOn: CivilDate;
  /** Null where the paper says until when, if it does. */
  readonly until: CivilDate | null;
  /** The paper of the case it rests on, null for what was seen otherwise. */
  readonly documentId: string | null;
  readonly note: string;
}

export type ReadProof =
  | { readonly ok: true; readonly proof: SentProof }
  /** Keys of messages by the names of fields; `value.<code>` for what is wrong with the value. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

type ValueKey = `value.${AnswerError}`;

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

/** The fact that a form, or an address, is about; null for one that nobody may state. */
export function provableFact(text: string | null): FactName | null {
  return PROVABLE_FACTS.find((name) => name === text) ?? null;
}

/**
 * What the form of a proof says: `fact`, the fields of its question, `paper`, `trueOn`, `until`,
 * `note`. What rests on no paper has to be explained.
 */
export function readProof(form: FormData, today: CivilDate): ReadProof {
  const fact = provableFact(textOf(form, 'fact'));
  if (fact === null) return { ok: false, errors: { fact: 'error.choose' } };
  const [value, trueOn, until] = [
    readValue(form, fact, today),
    readDay(form, 'trueOn'),
    readDay(form, 'until'),
  ];
  const [documentId, note] = [textOf(form, 'paper'), textOf(form, 'note')];
  const errors = {
    ...('error' in value && { [fact]: value.error }),
    ...dayErrors(trueOn, until, today),
    ...(note.length > CASE_LIMITS.note && { note: 'error.tooLong' }),
    ...(documentId === '' && note === '' && { note: 'error.noPaper' }),
  };
  if ('error' in value || !isDay(trueOn) || until === 'wrong' || Object.keys(errors).length > 0)
    return { ok: false, errors };
  return {
    ok: true,
    proof: { fact, ...value, trueOn, until, note, documentId: documentId || null },
  };
}

function readValue(form: FormData, fact: FactName, today: CivilDate) {
  const read = readAnswer(form, fact, today);
  if (read.kind === 'error') return { error: `value.${read.error}` satisfies ValueKey };
  if (read.kind === 'empty' || 'skip' in read.answer) return { error: 'error.value' };
  return { value: read.answer.value, evidence: read.answer.evidence ?? null };
}

type ReadDay = CivilDate | null | 'wrong';
const isDay = (day: ReadDay): day is CivilDate => day !== null && day !== 'wrong';

function readDay(form: FormData, name: string): ReadDay {
  const read = typedDay.safeParse(textOf(form, name));
  if (!read.success) return 'wrong';
  return read.data !== null && isCivilDate(read.data) ? read.data : null;
}

function dayErrors(trueOn: ReadDay, until: ReadDay, today: CivilDate) {
  return {
    ...(!isDay(trueOn) && { trueOn: 'error.day' }),
    ...(isDay(trueOn) && trueOn > today && { trueOn: 'error.future' }),
    ...(until === 'wrong' && { until: 'error.day' }),
    ...(isDay(until) && until < today && { until: 'error.past' }),
  };
}
