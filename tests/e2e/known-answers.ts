import { currentFramework } from '#domain/assessment/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { FACTS, type Tab } from './pages.ts';

const LEVELS: Readonly<Record<string, string>> = { 'SEC-01': '0', 'CON-01': 'dk', 'CUS-04': '3' };

/** Middling answers, with one base too low, one unknown, and one that opens the follow-up. */
export function middling(item: string): string {
  return LEVELS[item] ?? '2';
}

interface Scored {
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

/** What the middling express answers come to by the public scoring interface. */
export async function scoreOfMiddling({ visitor }: Tab): Promise<Scored> {
  const { definition } = currentFramework().content;
  const express = definition.items.filter((item) => item.express).map(({ id }) => id);
  const answers = Object.fromEntries(
    express.map((id) => {
      const value = middling(id);
      return [id, value === 'dk' ? { status: 'dont_know' } : Number(value)];
    }),
  );
  const answer = await visitor.request.post('/api/v1/assessments/score', {
    data: {
      framework: 'M1',
      version: definition.version,
      path: 'express',
      profile: {
        staff: Number(FACTS.staff),
        sector: FACTS.sector,
        usesMachinery: false,
        exportsOrSuppliesLarge: false,
      },
      answers,
      facts: { 'FQ-1': 'gt10' },
    },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return (await answer.json()) as Scored;
}

/** The words of an item in a language. */
export function itemWords(item: string, lang: Lang) {
  const texts = currentFramework().content.texts[contentLang(lang)][item.slice(0, 3)]?.items[item];
  if (!texts) throw new Error(`No item ${item}`);
  return texts;
}
