import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { balancesOf, figuresOf } from '#domain/ledger/meter/meter.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { Alerts } from './alerts.tsx';
import { EnvelopeTable, type EnvelopeYear } from './envelope-table.tsx';
import { Meter } from './meter-bar.tsx';
import { meterView } from './meter-view.ts';
import { placeView } from './places.ts';

function html(node: ReactNode, lang: Lang = 'fr'): string {
  return renderToStaticMarkup(<I18nextProvider i18n={i18nFor(lang)}>{node}</I18nextProvider>);
}
const words = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const meter = meterView(
  'fr',
  figuresOf([{ balances: balancesOf({ 'E:available': cents(99n), 'C:spent': cents(1n) }) }]),
);
const yearOf = (segment: string | null): EnvelopeYear => ({
  ...{ year: '2026', meter },
  rows: [
    {
      ...{ key: 'a', id: null, meter },
      place: placeView({ year: 2026, region: 'MA-06', segment }, () => 'Casablanca-Settat'),
    },
  ],
});

test.each<Lang>(['fr', 'ar', 'en', 'zgh'])('a meter names every part it draws in %s', (lang) => {
  const markup = html(<Meter lang={lang} meter={meter} />, lang);
  expect(markup.match(/<dt>/g)).toHaveLength(6);
  expect(words(markup)).not.toContain('part.');
  expect(markup.match(/<rect/g)).toHaveLength(7);
  expect(markup.includes('scale(-1 1)')).toBe(lang === 'ar');
});

test('a meter without money says so', () => {
  const empty = meterView('fr', figuresOf([]));
  expect(html(<Meter lang="fr" meter={empty} />)).not.toContain('<svg');
});

test('an envelope is called by its region and segment, and opens where it has accounts', () => {
  const of = (segment: string | null, here: string | null, id: string | null) => {
    const year = yearOf(segment);
    const rows = year.rows.map((row) => ({ ...row, id }));
    return html(<EnvelopeTable lang="fr" here={here} year={{ ...year, rows }} />);
  };
  expect(words(of(null, null, 'e1'))).toContain('Casablanca-Settat');
  const named = words(of('women', null, null));
  expect(named).toMatch(/Casablanca-Settat · (?!women)\S/);
  expect(words(of('no such segment', null, null))).not.toContain('·');
  expect(of(null, null, 'e1')).not.toContain('<a ');
});

test('what is nothing is marked, however small the rest', () => {
  const markup = html(<EnvelopeTable lang="fr" here={null} year={yearOf(null)} />);
  // Reserved, committed, engaged and certified; a centime that was paid is shown.
  expect(markup.match(/data-empty/g)).toHaveLength(4);
});

test('alerts are told with their count and year', () => {
  const markup = html(<Alerts alerts={[{ alert: 'not-funded', count: 2 }]} year="2026" />);
  expect(words(markup)).toBe('2 enveloppes prévues pour 2026 n’ont encore rien reçu.');
  expect(html(<Alerts alerts={[]} year="2026" />)).toBe('');
});
