import type { CompiledFramework } from './compile.ts';
import { WEB_CONSUMER_SHARES } from '#content/framework-schema.ts';
import {
  fitsReason,
  MALFORMED_BODY,
  MAX_REASON_LENGTH,
  type ApiError,
  type ApiErrorCode,
} from './score-api-schema.ts';
import { LEVELS, PATHS, type GivenAnswer, type Level, type ScoringInput } from './types.ts';

export * from './score-api-schema.ts';

export type ScoreRequestResult =
  | { readonly ok: true; readonly input: ScoringInput }
  | { readonly ok: false; readonly errors: readonly ApiError[] };

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Reads fields one after another and notes every problem instead of stopping at the first. */
class Reader {
  readonly errors: ApiError[] = [];

  /** Notes a problem; returns null, the value of a field that could not be read. */
  fail(path: string, code: ApiErrorCode, message: string): null {
    this.errors.push({ path, code, message });
    return null;
  }

  text(object: JsonObject, key: string, path: string): string | null {
    const value = own(object, key);
    if (value === undefined) return this.fail(path, 'required', 'This field is required.');
    if (typeof value !== 'string') return this.fail(path, 'wrong_type', 'A string is expected.');
    return value;
  }

  flag(object: JsonObject, key: string, path: string): boolean {
    const value = own(object, key);
    if (value === undefined) return false;
    if (typeof value === 'boolean') return value;
    this.fail(path, 'wrong_type', 'true or false is expected.');
    return false;
  }

  object(object: JsonObject, key: string, path: string): JsonObject | null {
    const value = own(object, key);
    if (value === undefined) return this.fail(path, 'required', 'This field is required.');
    if (!isObject(value)) return this.fail(path, 'wrong_type', 'An object is expected.');
    return value;
  }

  level(value: unknown, path: string): Level | null {
    if (value === undefined) return this.fail(path, 'required', 'A level is required.');
    if (typeof value !== 'number') {
      return this.fail(path, 'wrong_type', 'A whole number from 0 to 4 is expected.');
    }
    const level = LEVELS.find((candidate) => candidate === value);
    if (level !== undefined) return level;
    return this.fail(path, 'level_out_of_range', 'The level must be 0, 1, 2, 3 or 4.');
  }
}

function readFramework(reader: Reader, body: JsonObject, framework: CompiledFramework): void {
  const { id, version } = framework.definition;
  const givenId = reader.text(body, 'framework', 'framework');
  const givenVersion = reader.text(body, 'version', 'version');
  if (givenId !== null && givenId !== id) {
    reader.fail('framework', 'unknown_framework', `The framework must be ${id}.`);
  }
  if (givenVersion !== null && givenVersion !== version) {
    reader.fail('version', 'unknown_version', `The version must be ${version}.`);
  }
}

function readPath(reader: Reader, body: JsonObject): ScoringInput['path'] | null {
  const value = reader.text(body, 'path', 'path');
  if (value === null) return null;
  const path = PATHS.find((candidate) => candidate === value);
  return path ?? reader.fail('path', 'unknown_path', 'The path must be express or full.');
}

function readStaff(reader: Reader, profile: JsonObject): number | null {
  const path = 'profile.staff';
  const value = own(profile, 'staff');
  if (value === undefined) return reader.fail(path, 'required', 'This field is required.');
  if (typeof value !== 'number') return reader.fail(path, 'wrong_type', 'A number is expected.');
  if (Number.isSafeInteger(value) && value >= 1) return value;
  return reader.fail(path, 'staff_out_of_range', 'The staff must be a whole number from 1.');
}

function readSector(
  reader: Reader,
  profile: JsonObject,
  framework: CompiledFramework,
): string | null {
  const sector = reader.text(profile, 'sector', 'profile.sector');
  if (sector === null || framework.sectors.has(sector)) return sector;
  return reader.fail('profile.sector', 'unknown_sector', 'This is not one of the sector codes.');
}

function readProfile(
  reader: Reader,
  body: JsonObject,
  framework: CompiledFramework,
): ScoringInput['profile'] | null {
  const profile = reader.object(body, 'profile', 'profile');
  if (profile === null) return null;
  const staff = readStaff(reader, profile);
  const sector = readSector(reader, profile, framework);
  const usesMachinery = reader.flag(profile, 'usesMachinery', 'profile.usesMachinery');
  const exportsOrSuppliesLarge = reader.flag(
    profile,
    'exportsOrSuppliesLarge',
    'profile.exportsOrSuppliesLarge',
  );
  if (staff === null || sector === null) return null;
  return { staff, sector, usesMachinery, exportsOrSuppliesLarge };
}

function readReason(reader: Reader, answer: JsonObject, path: string): string | null {
  const reason = reader.text(answer, 'reason', `${path}.reason`);
  if (reason === null || fitsReason(reason)) return reason;
  const message = `The reason must not exceed ${MAX_REASON_LENGTH} characters.`;
  return reader.fail(`${path}.reason`, 'reason_too_long', message);
}

function readAnswer(reader: Reader, value: unknown, path: string): GivenAnswer | null {
  if (typeof value === 'number') {
    const level = reader.level(value, path);
    return level === null ? null : { status: 'answered', level };
  }
  if (!isObject(value)) {
    return reader.fail(path, 'wrong_type', 'A level or an object with a status is expected.');
  }
  const status = reader.text(value, 'status', `${path}.status`);
  switch (status) {
    case null:
      return null;
    case 'answered': {
      const level = reader.level(own(value, 'level'), `${path}.level`);
      return level === null ? null : { status, level };
    }
    case 'not_applicable': {
      const reason = readReason(reader, value, path);
      return reason === null ? null : { status, reason };
    }
    case 'dont_know':
    case 'skipped':
      return { status };
    default:
      return reader.fail(`${path}.status`, 'unknown_status', 'This is not a known status.');
  }
}

function readAnswers(
  reader: Reader,
  body: JsonObject,
  framework: CompiledFramework,
): ScoringInput['answers'] {
  const answers: Record<string, GivenAnswer> = {};
  const given = reader.object(body, 'answers', 'answers');
  for (const [id, value] of Object.entries(given ?? {})) {
    const path = `answers.${id}`;
    if (!framework.itemIndex.has(id)) {
      reader.fail(path, 'unknown_item', 'The framework has no such item.');
      continue;
    }
    const answer = readAnswer(reader, value, path);
    if (answer) answers[id] = answer;
  }
  return answers;
}

function readFacts(reader: Reader, body: JsonObject): ScoringInput['facts'] {
  if (own(body, 'facts') === undefined) return undefined;
  const facts = reader.object(body, 'facts', 'facts');
  if (facts === null || own(facts, 'FQ-1') === undefined) return undefined;
  const value = reader.text(facts, 'FQ-1', 'facts.FQ-1');
  if (value === null) return undefined;
  const share = WEB_CONSUMER_SHARES.find((candidate) => candidate === value);
  if (share !== undefined) return { 'FQ-1': share };
  reader.fail('facts.FQ-1', 'unknown_value', 'le10, gt10 or dont_know is expected.');
  return undefined;
}

/**
 * Reads the body of the public scoring API (M1 method §7), listing every problem it has.
 * Fields it does not know are ignored; answers to items that do not apply are accepted.
 */
export function parseScoreRequest(body: unknown, framework: CompiledFramework): ScoreRequestResult {
  if (!isObject(body)) return { ok: false, errors: [MALFORMED_BODY] };
  const reader = new Reader();
  readFramework(reader, body, framework);
  const path = readPath(reader, body);
  const profile = readProfile(reader, body, framework);
  const answers = readAnswers(reader, body, framework);
  const facts = readFacts(reader, body);
  if (reader.errors.length > 0 || path === null || profile === null) {
    return { ok: false, errors: reader.errors };
  }
  return {
    ok: true,
    input: facts ? { path, profile, answers, facts } : { path, profile, answers },
  };
}
