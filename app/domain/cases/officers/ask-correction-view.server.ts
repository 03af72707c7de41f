import { namesOf } from '#domain/accounts/index.server.ts';
import { civilDateOf, contentHash } from '#domain/kernel/index.server.ts';
import { describeValue, type Speaker } from '#domain/programmes/index.server.ts';
import type { AidApplication, CaseCorrection } from '#platform/prisma-client/client.ts';
import { CORRECTION_REASONS, type CorrectionReason } from '../codes.ts';
import { contentOf } from '../content.ts';
import { versionOf, type Reader } from '../records.server.ts';
import { MOST_CORRECTIONS } from '../transitions.ts';
import { correctableFields, paperOf } from './ask-correction-form.ts';
import { countAsked, valueAt } from './ask-correction.server.ts';

/** A correction that was asked, with what stood there then and what stands there now. */
export interface CorrectionLine {
  readonly id: string;
  readonly round: number;
  readonly field: string;
  /** Code of the paper it is about, null for a field. */
  readonly paper: string | null;
  readonly reason: CorrectionReason;
  readonly note: string;
  readonly by: string;
  readonly on: string;
  /** Null while the firm has not answered. */
  readonly answeredOn: string | null;
  /** In words; of a paper how many files. */
  readonly was: string | number;
  readonly now: string | number;
  readonly changed: boolean;
}

/** What was asked to be corrected in a case, what became of it, and what may still be asked. */
export async function readCorrections(
  reader: Reader,
  application: AidApplication,
  speaker: Speaker,
) {
  const { id: applicationId } = application;
  const [rows, joined, { content }, asked] = await Promise.all([
    reader.caseCorrection.findMany({
      where: { applicationId },
      orderBy: [{ round: 'asc' }, { id: 'asc' }],
    }),
    reader.caseDocument.findMany({
      where: { applicationId, replacedAt: null },
      orderBy: { sha256: 'asc' },
    }),
    versionOf(reader, application),
    countAsked(reader, application),
  ]);
  const names = await namesOf(rows.map(({ askedById }) => askedById));
  const own = contentOf(application.content);
  return {
    fields: correctableFields(content.documents),
    left: Math.max(0, MOST_CORRECTIONS - asked),
    /** What stands in each field now. */
    values: Object.fromEntries(
      correctableFields(content.documents).map((field) => [
        field,
        tell(field, valueAt(field, own, joined), speaker),
      ]),
    ),
    lines: rows.map((row) =>
      lineOf(row, valueAt(row.field, own, joined), names.get(row.askedById) ?? '', speaker),
    ),
  };
}
type Value = ReturnType<typeof valueAt>;

function lineOf(row: CaseCorrection, now: Value, by: string, speaker: Speaker): CorrectionLine {
  const { id, round, field, note, askedAt, answeredAt } = row;
  const was = storedValue(row.was);
  return {
    ...{ id, round, field, note, by, paper: paperOf(field) },
    ...{ was: tell(field, was, speaker), now: tell(field, now, speaker) },
    reason: CORRECTION_REASONS.find((one) => one === row.reason) ?? 'incorrect',
    on: civilDateOf(askedAt),
    answeredOn: answeredAt && civilDateOf(answeredAt),
    changed: contentHash(was) !== contentHash(now),
  };
}

const CENTIMES = 100;

/** A value of a field in words, how many files for a paper. */
function tell(field: string, value: Value, speaker: Speaker): string | number {
  if (typeof value !== 'string') return value.length;
  if (value === '') return '';
  if (field === 'category') return describeValue('category', value, speaker);
  if (field === 'startsOn') return speaker.date(value);
  const isAmount = field === 'cost' || field === 'otherAid';
  return isAmount ? speaker.money(Number(value) / CENTIMES) : value;
}

function storedValue(was: unknown): Value {
  if (Array.isArray(was)) return was.filter((one) => typeof one === 'string');
  return typeof was === 'string' ? was : '';
}
