/** Full assessments scored per second on one core, beside JSON.parse of the same inputs. */
import definitionJson from '#content/frameworks/m1/definition.json' with { type: 'json' };
import { compileFramework } from '#domain/assessment/compile.ts';
import { frameworkDefinitionSchema } from '#content/framework-schema.ts';
import { parseScoreRequest } from '#domain/assessment/score-api.ts';
import { score } from '#domain/assessment/scoring.ts';
import type { ScoringInput } from '#domain/assessment/types.ts';

const INPUTS = 2000;
const ROUNDS = 7;
const ROUND_MS = 600;
const BATCH = 500;

/** Mulberry32: a small seeded generator, so that every run scores the same firms. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const definition = frameworkDefinitionSchema.parse(definitionJson);
const framework = compileFramework(definition);

function requestText(random: () => number): string {
  const pick = (count: number) => Math.floor(random() * count);
  const answers: Record<string, unknown> = {};
  for (const id of framework.itemIds) {
    const kind = random();
    if (kind < 0.85) answers[id] = pick(5);
    else if (kind < 0.92) answers[id] = { status: 'dont_know' };
    else if (kind < 0.95) answers[id] = { status: 'not_applicable', reason: 'law' };
  }
  return JSON.stringify({
    framework: definition.id,
    version: definition.version,
    path: 'full',
    profile: {
      staff: 1 + pick(60),
      sector: definition.sectors[pick(definition.sectors.length)],
      usesMachinery: random() < 0.5,
      exportsOrSuppliesLarge: random() < 0.3,
    },
    answers,
    facts: { 'FQ-1': random() < 0.5 ? 'gt10' : 'le10' },
  });
}

function read(text: string): ScoringInput {
  const body: unknown = JSON.parse(text);
  const parsed = parseScoreRequest(body, framework);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.input;
}

function parsedSize(text: string): number {
  const body: unknown = JSON.parse(text);
  return body === null ? 0 : 1;
}

let sink = 0;

/** Runs per second over one round. */
function round(run: (index: number) => number): number {
  const started = performance.now();
  let elapsed = 0;
  let runs = 0;
  while (elapsed < ROUND_MS) {
    for (let index = 0; index < BATCH; index += 1) sink += run((runs + index) % INPUTS);
    runs += BATCH;
    elapsed = performance.now() - started;
  }
  return (runs / elapsed) * 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const random = generator(2030);
const texts = Array.from({ length: INPUTS }, () => requestText(random));
const inputs = texts.map(read);
const at = <T>(list: readonly T[], index: number): T => {
  const value = list[index];
  if (value === undefined) throw new Error('index outside the list');
  return value;
};

const works: readonly (readonly [string, (index: number) => number])[] = [
  ['JSON.parse of the request (yardstick)', (i) => parsedSize(at(texts, i))],
  ['score', (i) => score(framework, at(inputs, i)).low],
  [
    'parse, check, score, stringify',
    (i) => JSON.stringify(score(framework, read(at(texts, i)))).length,
  ],
];

const rates: number[][] = works.map(() => []);
for (const [, run] of works) round(run);
// Works take turns inside each round, so that a slow moment of the machine touches all of them.
for (let turn = 0; turn < ROUNDS; turn += 1) {
  for (const [index, [, run]] of works.entries()) rates[index]?.push(round(run));
}

const medians = rates.map(median);
const yardstick = medians[0] ?? 1;
console.log(
  `${INPUTS} full assessments, one core, median of ${ROUNDS} rounds (Node ${process.version})`,
);
console.table(
  works.map(([work], index) => ({
    work,
    'per second': Math.round(medians[index] ?? 0),
    'ratio to JSON.parse': Number(((medians[index] ?? 0) / yardstick).toFixed(2)),
  })),
);
if (!Number.isFinite(sink)) throw new Error('a score was not a number');
