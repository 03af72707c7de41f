import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import type { ReasonLine, RuleLine, Sign } from '#domain/programmes/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { AmountView } from './amount-view.tsx';
import { CheckedOn } from './checked-on.tsx';
import { Counterfactuals } from './counterfactuals.tsx';
import { Missing } from './missing.tsx';
import { Reasons } from './reasons.tsx';
import { RuleText } from './rule-text.tsx';
import { StatusTag } from './status-tag.tsx';

function html(node: ReactNode, lang: Lang = 'fr'): string {
  return renderToStaticMarkup(<I18nextProvider i18n={i18nFor(lang)}>{node}</I18nextProvider>);
}

const words = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const SIGNS: readonly Sign[] = ['yes', 'no', 'unknown', 'spare', 'manual'];

const leaf = (text: string, sign: Sign): ReasonLine => ({
  kind: 'criterion',
  text,
  sign,
  items: [],
});

describe('reasons', () => {
  test.each<Lang>(['fr', 'ar', 'en', 'zgh'])('say a different word for each sign in %s', (lang) => {
    const told = SIGNS.map((sign) => words(html(<Reasons reasons={[leaf('', sign)]} />, lang)));
    expect(new Set(told).size).toBe(SIGNS.length);
    expect(told.join(' ')).not.toContain('why.');
  });

  test('nest what belongs to a group, with what is known and where it comes from', () => {
    const reasons: readonly ReasonLine[] = [
      {
        ...{ kind: 'any', sign: 'yes', text: 'Une au moins' },
        items: [
          { ...leaf('À jour', 'yes'), known: 'Vous avez indiqué : oui', legalRef: 'Article 3' },
          { ...leaf('Petite', 'spare'), note: 'Un mot de plus' },
        ],
      },
    ];
    const markup = html(<Reasons reasons={reasons} />);
    expect(markup.match(/<ul/g)).toHaveLength(2);
    expect(words(markup)).toBe(
      'Oui Une au moins Oui À jour Vous avez indiqué : oui Texte : Article 3 Pas nécessaire Petite Un mot de plus',
    );
  });

  test('without any are nothing at all', () => {
    expect(html(<Reasons reasons={[]} />)).toBe('');
  });
});

test('a rule is its heading and a list, a single condition a list of one', () => {
  const one: RuleLine = { kind: 'criterion', text: 'À jour', proof: 'Un document', items: [] };
  const judged: RuleLine = { kind: 'manual', text: 'Sérieux', items: [] };
  const group: RuleLine = { kind: 'all', text: 'Toutes ces conditions', items: [one, judged] };
  expect(words(html(<RuleText rule={group} />))).toBe(
    'Toutes ces conditions À jour Un document Sérieux Une personne en juge à l’examen du dossier.',
  );
  expect(html(<RuleText rule={one} />)).toMatch(/^<ul[^>]*><li>À jour/);
});

test('what would make eligible is one list of ways, several acts under one way', () => {
  const ways = [
    { changes: ['Faites ceci'] },
    { changes: ['Faites cela', 'Attendez'], still: 'Reste' },
  ];
  expect(words(html(<Counterfactuals counterfactuals={ways} />))).toBe(
    'Vous pourriez être éligible si vous faisiez ceci : une seule de ces solutions suffit. ' +
      'Faites ceci Tout cela à la fois : Faites cela Attendez Reste',
  );
  const sure = words(html(<Counterfactuals counterfactuals={ways.slice(0, 1)} />));
  expect(sure).toContain('Vous seriez éligible si vous faisiez ceci : Faites ceci');
  expect(sure).not.toContain('suffit');
});

test('open questions are links where they can be answered', () => {
  const missing = [{ fact: 'staff', name: 'Effectif', question: 'Combien ?' }] as const;
  expect(html(<Missing missing={missing} />)).not.toContain('<a');
  const hrefOf = (fact: string) => `/fr/eligibility?q=${fact}`;
  expect(html(<Missing missing={missing} hrefOf={hrefOf} />)).toContain(
    '<a href="/fr/eligibility?q=staff">Combien ?</a>',
  );
});

test('an amount shows how it was computed', () => {
  const rows = [{ id: 'rate', label: 'Taux', value: '50 %' }];
  const markup = html(<AmountView amount={{ text: '500 DH', rows, missing: null }} />);
  expect(words(markup)).toContain('Aide estimée : 500 DH');
  expect(markup).toContain('<th scope="row">Taux</th><td>50 %</td>');
  const open = html(<AmountView amount={{ text: '500 DH', rows: [], missing: 'Précisez' }} />);
  expect(open).not.toContain('<details');
  expect(words(open)).toContain('Précisez');
});

test('a status is a word, and an old source says that it is to be read again', () => {
  expect(words(html(<StatusTag status="not_eligible" />, 'ar'))).toBe('غير مؤهل');
  const date = '1er mars 2026';
  expect(words(html(<CheckedOn checked={{ date, isStale: false }} />))).toBe(
    'Vérifié le 1er mars 2026',
  );
  expect(words(html(<CheckedOn checked={{ date, isStale: true }} />))).toBe(
    'Vérifié le 1er mars 2026 À revérifier',
  );
});
