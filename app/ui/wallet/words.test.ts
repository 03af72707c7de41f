import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import wallet from '#i18n/locales/fr/wallet.json' with { type: 'json' };
import { CREDENTIAL_RULES } from '#domain/catalogue/schema.ts';
import { isScopeCode } from './words.ts';

const ROOM = path.resolve(import.meta.dirname, '../../domain/catalogue/providers');
const FILES = [
  ...['add-credential.server.ts', 'decide-credential.server.ts', 'withdraw-credential.server.ts'],
  ...['credential-form.ts', 'credential-days.ts'],
];
/** Refusals of files, of which a wallet takes three kinds. */
const OF_FILES = ['type', 'extension', 'empty', 'too-large', 'no-room', 'quota'];

test('every refusal of the wallet has a text', () => {
  const source = FILES.map((file) => readFileSync(path.join(ROOM, file), 'utf8')).join('\n');
  const thrown = [...source.matchAll(/'(?:catalogue|error)\.([A-Za-z-]+)'/g)].map(
    ([, code]) => code,
  );
  const days = /type DayProblem = ([^;]+);/.exec(source)?.[1] ?? '';
  const named = [...days.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);
  expect(named).toHaveLength(4);
  expect(thrown.length).toBeGreaterThan(20);
  // Names of transactions and of entries in the trail are written alike.
  const isAct = (code: string) => /^[a-z]+-credential$|^credential-[a-z]+$/.test(code);
  const known = [...Object.keys(wallet.error), 'not-found'];
  const refusals = thrown.filter((code) => code !== undefined && !isAct(code));
  expect(
    [...refusals, 'own-credential', ...named, ...OF_FILES].filter(
      (code) => !known.includes(code ?? ''),
    ),
  ).toEqual([]);
});

test('everything a paper can be given for has a name, and nothing else', () => {
  const rules = Object.values(CREDENTIAL_RULES);
  const scopes = rules.flatMap(({ grades, fields }) => [...grades, ...fields]);
  expect(scopes).toHaveLength(10);
  expect(Object.keys(wallet.scope).sort()).toEqual([...scopes].sort());
  expect(scopes.filter((scope) => !isScopeCode(scope))).toEqual([]);
  expect(isScopeCode('constructor')).toBe(false);
});
