import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { beforeEach, describe, expect, test } from 'vitest';
import { COMPONENTS, CRITERIA, type MatchingMethod } from '#domain/matching/schema.ts';
import { getMatchingMethod } from '#domain/matching/index.server.ts';
import { FIRST_WEIGHTS } from '#domain/matching/score/weights.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { db } from '#platform/db.ts';
import { Matching } from '#ui/method/matching.tsx';
import { NOON } from '../factories/actors.ts';
import { freshMatching } from '../factories/matching.ts';
import * as method from '../../app/routes/_public.method/route.tsx';
import { call } from './call.ts';

beforeEach(freshMatching);

const OTHERS = {
  points: { ...FIRST_WEIGHTS.points, need: 41, record: 14 },
  criteria: { ...FIRST_WEIGHTS.criteria, place: 23, language: 17 },
};

async function publish(number: number, state: 'proposed' | 'published') {
  await db.matchWeights.create({
    data: {
      ...{ id: `weights-${String(number)}`, number, state, content: OTHERS },
      ...{ contentHash: 'a'.repeat(64), reason: 'Une raison de changer.', proposedAt: NOON },
      ...{
        proposedById: 'one',
        ...(state === 'published' && { decidedById: 'other', decidedAt: NOON }),
      },
    },
  });
}

async function sectionIn(lang: Lang, changes: Partial<MatchingMethod> = {}): Promise<string> {
  const page = createElement(Matching, { method: { ...(await getMatchingMethod()), ...changes } });
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: i18nFor(lang) }, page));
}

const numbersIn = (markup: string) =>
  [...markup.matchAll(/<td class="n">(\d+)<\/td>/g)].map(([, number]) => Number(number));

describe('how offers are ranked', () => {
  test('is told with the points in force, not with those that are proposed', async () => {
    const read = async () => {
      const { data } = await call(method.loader, { params: { lang: 'fr' } });
      return data;
    };
    expect(await read()).toMatchObject({ matching: { weights: { number: 1, ...FIRST_WEIGHTS } } });
    await publish(2, 'proposed');
    expect(await read()).toMatchObject({ matching: { weights: { number: 1 } } });
    await publish(3, 'published');
    expect(await read()).toMatchObject({ matching: { weights: { number: 3, ...OTHERS } } });
  });

  test.each(['fr', 'ar', 'en'] as const)('in %s every figure has its place', async (lang) => {
    await publish(2, 'published');
    const markup = await sectionIn(lang);
    expect(markup).toContain('<section id="matching">');
    expect(markup).not.toMatch(/\{\{|matching\./);
    expect(numbersIn(markup)).toEqual([
      ...COMPONENTS.map((name) => OTHERS.points[name]),
      ...CRITERIA.map((name) => OTHERS.criteria[name]),
    ]);
  });

  test('while they cannot be read, it says so and shows no other', async () => {
    const markup = await sectionIn('fr', { weights: null });
    expect(markup).toContain('Réessayez dans quelques minutes');
    expect(numbersIn(markup)).toEqual([]);
  });
});
