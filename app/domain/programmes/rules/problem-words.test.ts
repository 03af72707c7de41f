import { describe, expect, test } from 'vitest';
import ar from '#i18n/locales/ar/builder.json' with { type: 'json' };
import en from '#i18n/locales/en/builder.json' with { type: 'json' };
import fr from '#i18n/locales/fr/builder.json' with { type: 'json' };
import { CONTRADICTIONS } from './contradictions.ts';
import { MUTATIONS } from './mutants.ts';
import { RULE_PROBLEMS } from './problems.ts';

describe.each(Object.entries({ ar, en, fr }))('in %s', (_lang, words) => {
  test.each([...RULE_PROBLEMS, ...CONTRADICTIONS])('pages have a text for %s', (code) => {
    expect(words.finding[code]).toBeTruthy();
  });

  test.each([...MUTATIONS])('pages have a text for the fault %s', (code) => {
    expect(words.mutation.kind[code]).toBeTruthy();
  });
});
