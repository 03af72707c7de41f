import { createHash } from 'node:crypto';
import { civilDateOf, uuidV7, UUID_RANDOM_BYTES, type Actor } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import type { AidProgrammes } from '../aid/programmes.server.ts';
import { prepareWithin } from '../aid/within.ts';
import type { Field } from '../score/rank.ts';
import { rank, sift, type Sifted } from '../score/rank.ts';
import { ROW_WORDS } from '../score/row.ts';
import type { WeightsVersion } from '../weights/present.server.ts';
import { askedFor, outputOf, type RunSetting } from './compute.ts';
import type { ListInput, ReadOffer, RunInputs, RunOutput } from './content.ts';
import type { Given } from './given.server.ts';
import type { Reader } from './recall.server.ts';

/** What a run is made with, beside what the firm gives. */
export interface Means {
  readonly now: Date;
  readonly edition: number;
  readonly weights: WeightsVersion;
  readonly aid: AidProgrammes;
  readonly fields: ReadonlyMap<string, Field>;
}

export interface Computed {
  readonly inputs: RunInputs;
  readonly output: RunOutput;
  readonly inputsText: string;
  readonly outputText: string;
  readonly hash: string;
}

const EMPTY: Field = { words: new Int32Array(0), rows: 0, debts: new Map() };

/** A number that an assessment always has: equal scores stay in one order for one firm. */
function seedOf(assessmentId: string): number {
  return createHash('sha256').update(assessmentId).digest().readUInt32LE(0);
}

/** Fingerprint of the texts of a run. */
export function hashOf(inputsText: string, outputText: string): string {
  return createHash('sha256').update(inputsText).update('\n').update(outputText).digest('hex');
}

interface Picked extends Omit<ListInput, 'offers'> {
  readonly rows: readonly (readonly number[])[];
  readonly debts: ReadonlyMap<number, number>;
}

/** Matches many firms with one reading of the offers they keep. */
export async function computeRuns(
  reader: Reader,
  all: readonly Given[],
  means: Means,
): Promise<readonly Computed[]> {
  const picked = all.map((given) => pick(given, means));
  const numbers = new Set(
    picked.flatMap(({ lists }) => lists.flatMap(({ rows }) => rows.map((row) => row[0] ?? 0))),
  );
  const offers = await readOffers(reader, [...numbers]);
  return picked.map(({ setting, lists, facts }) => {
    const inputs = inputsOf(setting, lists, facts, means, offers);
    const output = outputOf(inputs, means.aid.programmes);
    const [inputsText, outputText] = [JSON.stringify(inputs), JSON.stringify(output)];
    return { inputs, output, inputsText, outputText, hash: hashOf(inputsText, outputText) };
  });
}

/** Ranks the whole of each field, and keeps what is shown. */
function pick(given: Given, means: Means) {
  const { needs, facts, firm, wish } = given;
  const today = civilDateOf(means.now);
  const seed = seedOf(given.assessmentId);
  const setting: RunSetting = { today, seed, weights: means.weights, firm, wish };
  const within = prepareWithin(means.aid.programmes, facts);
  const sifted = new Map<string, Sifted>();
  const lists = needs.map((need): Picked => {
    const field = means.fields.get(need.category) ?? EMPTY;
    const asked = askedFor(setting, needs, need, within);
    const own = sifted.get(need.category) ?? sift(asked, field);
    sifted.set(need.category, own);
    const { kept, near, matches, providers } = rank(asked, field, own);
    const rows = [...kept, ...near].map(({ row }) => wordsAt(field, row));
    return { need, matches, providers, near: near.length, rows, debts: field.debts };
  });
  return { setting, lists, facts };
}

function wordsAt({ words }: Field, row: number): readonly number[] {
  return Array.from({ length: ROW_WORDS }, (_, place) => words[row * ROW_WORDS + place] ?? 0);
}

type OfferRead = Omit<ReadOffer, 'row' | 'debt'>;

async function readOffers(
  reader: Reader,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, OfferRead>> {
  const rows = await reader.matchOffer.findMany({
    where: { number: { in: [...numbers] } },
    omit: { row: true, recipe: true, updatedAt: true },
  });
  return new Map(
    rows.map((row) => [
      row.number,
      {
        offer: row.offerId,
        version: row.versionId,
        organisation: row.organisationId,
        price: {
          kind: row.priceKind,
          min: Number(row.priceMin),
          max: Number(row.priceMax),
          setup: Number(row.setup),
        },
      },
    ]),
  );
}

function inputsOf(
  { today, seed, firm, wish }: RunSetting,
  lists: readonly Picked[],
  facts: RunInputs['facts'],
  { weights, aid }: Means,
  offers: ReadonlyMap<number, OfferRead>,
): RunInputs {
  return {
    format: 1,
    ...{ today, seed, weights, firm, wish, facts },
    programmes: aid.programmes.map(({ slug, versionId, number, rulesHash, state }) => ({
      ...{ slug, versionId, number, rulesHash, state },
    })),
    lists: lists.map(({ rows, debts, ...list }) => ({
      ...list,
      // An offer that went between recall and here is left out.
      offers: rows
        .flatMap((row): ReadOffer[] => {
          const read = offers.get(row[0] ?? 0);
          return read ? [{ ...read, row, debt: debts.get(row[1] ?? 0) ?? 0 }] : [];
        })
        .sort((one, other) => (one.offer < other.offer ? -1 : 1)),
    })),
  };
}

interface NewRun {
  readonly given: Given;
  readonly computed: Computed;
  /** Last time that people caused or saw a run of it; now unless a job matches it again. */
  readonly seenAt?: Date;
}

/** Keeps runs as the present ones of their assessments, and what they found of each need. */
export async function keepRuns(
  tx: Tx,
  runs: readonly NewRun[],
  { now, edition, weights, aid }: Means,
  actor: Pick<Actor, 'randomBytes'>,
): Promise<readonly string[]> {
  const ids = runs.map(({ given }) => given.assessmentId);
  await tx.matchRun.updateMany({
    where: { assessmentId: { in: ids }, replacedAt: null },
    data: { replacedAt: now },
  });
  const rows = runs.map(({ given, computed, seenAt = now }) => ({
    id: uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES)),
    assessmentId: given.assessmentId,
    organisationId: given.organisationId,
    weightsId: weights.id,
    edition,
    givenHash: given.hash,
    programmesHash: aid.fingerprint,
    inputs: computed.inputsText,
    output: computed.outputText,
    hash: computed.hash,
    computedAt: now,
    seenAt,
  }));
  await tx.matchRun.createMany({ data: rows });
  await keepNeeds(
    tx,
    ids,
    runs.flatMap((run) => needRows(run)),
    now,
  );
  return rows.map(({ id }) => id);
}

function needRows({ given, computed }: { readonly given: Given; readonly computed: Computed }) {
  const byCategory = new Map(computed.inputs.lists.map((list) => [list.need.category, list]));
  return [...byCategory].map(([category, { matches, providers, near }]) => ({
    assessment_id: given.assessmentId,
    organisation_id: given.organisationId,
    category,
    region: given.firm.region ?? '',
    language: given.wish.languages[0] ?? given.firm.speaks[0] ?? '',
    ...{ matches, providers, near },
  }));
}

/** What assessments call for, in place of what they called for before. */
async function keepNeeds(
  tx: Tx,
  assessmentIds: readonly string[],
  rows: readonly ReturnType<typeof needRows>[number][],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    WITH called AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c (assessment_id text,
        organisation_id text, category text, region text, language text, matches int,
        providers int, near int)
    ), gone AS (
      DELETE FROM match_need n WHERE n.assessment_id = ANY(${[...assessmentIds]}) AND NOT EXISTS (
        SELECT FROM called c WHERE c.assessment_id = n.assessment_id AND c.category = n.category)
    )
    INSERT INTO match_need (assessment_id, organisation_id, category, region, language, matches,
      providers, near, updated_at)
    SELECT assessment_id, organisation_id, category, region, language, matches, providers, near,
      ${now} FROM called ORDER BY assessment_id, category
    ON CONFLICT (assessment_id, category) DO UPDATE SET organisation_id = excluded.organisation_id,
      region = excluded.region, language = excluded.language, matches = excluded.matches,
      providers = excluded.providers, near = excluded.near, updated_at = excluded.updated_at`;
}
