import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, test } from 'vitest';
import { houseRules } from './eslint-rules/index.js';

RuleTester.describe = describe;
RuleTester.it = test;

const tester = new RuleTester({
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { ecmaFeatures: { jsx: true } },
    globals: { Date: 'readonly', Math: 'readonly', crypto: 'readonly', performance: 'readonly' },
  },
});
const { rules } = houseRules;
const reported = (...messageIds: string[]) => messageIds.map((messageId) => ({ messageId }));

tester.run('no-ambient-time', rules['no-ambient-time'], {
  valid: [
    'const day = new Date(now.getTime() + 1000);',
    'const Date = fake; Date.now(); new Date();',
    'const n = Math.floor(1.5);',
    'actor.now.getTime(); clock.now();',
  ],
  invalid: [
    { code: 'const now = new Date();', errors: reported('clock') },
    { code: 'const now = Date();', errors: reported('clock') },
    { code: 'const now = Date.now();', errors: reported('clock') },
    { code: 'const now = Date["now"]();', errors: reported('clock') },
    { code: 'const read = Date.now;', errors: reported('clock') },
    { code: 'performance.now();', errors: reported('clock') },
    { code: 'Math.random();', errors: reported('chance') },
    { code: 'crypto.randomUUID();', errors: reported('chance') },
  ],
});

tester.run('transaction-uses-tx', rules['transaction-uses-tx'], {
  valid: [
    "inTransaction('a', async (tx) => { await tx.vote.create({}); });",
    "inTransaction('a', (tx) => save(tx));",
    "inTransaction('a', async ({ vote }) => vote.create({}));",
    "inTransaction('a', work);",
    "inTransaction('a', (tx) => { const db = tx; return db.vote.count(); });",
    'db.vote.count();',
  ],
  invalid: [
    { code: "inTransaction('a', async () => { await save(); });", errors: reported('unused') },
    { code: "inTransaction('a', async (tx) => { await save(); });", errors: reported('unused') },
    {
      code: "inTransaction('a', async (tx) => { await tx.a.create({}); await db.b.create({}); });",
      errors: reported('global'),
    },
    {
      code: "import { db } from '#platform/db.ts'; inTransaction('a', (tx) => tx.a.map(() => db.b));",
      errors: reported('global'),
    },
    {
      code: "inTransaction('a', function () { return replica.a.count(); });",
      errors: reported('unused', 'global'),
    },
  ],
});

tester.run('no-literal-text', rules['no-literal-text'], {
  valid: [
    "<p>{t('title')}</p>",
    '<p>12 % · — ( ) →</p>',
    '<p className="lead">{name}</p>',
    '<img alt="" src="/a.svg" />',
    "<nav aria-label={t('nav')} />",
    "<p>{lang === 'zgh' && <b>{x}</b>}</p>",
    "<p>{' '}</p>",
    '<b>Raqmana</b>',
    "<Field kind={wide ? 'group' : 'single'} />",
  ],
  invalid: [
    { code: '<p>Bonjour</p>', errors: reported('text') },
    { code: '<p>مرحبا</p>', errors: reported('text') },
    { code: "<p>{'Bonjour'}</p>", errors: reported('text') },
    { code: '<p>{`Bonjour ${name}`}</p>', errors: reported('text') },
    { code: "<p>{yes ? 'Oui' : 'Non'}</p>", errors: reported('text') },
    { code: "<p>{name ?? 'Sans nom'}</p>", errors: reported('text') },
    { code: "<p>{ready && 'Prêt'}</p>", errors: reported('text') },
    { code: '<>Bonjour</>', errors: reported('text') },
    { code: '<nav aria-label="Menu" />', errors: reported('text') },
    { code: '<input placeholder={`Nom`} />', errors: reported('text') },
    { code: '<img alt="Logo" />', errors: reported('text') },
    { code: "<a title={'Aide' + x} />", errors: reported('text') },
  ],
});

tester.run('logical-css', rules['logical-css'], {
  valid: [
    '<p style={{ marginInlineStart: 4, insetInlineEnd: 0, textAlign: "start" }} />',
    'const box = { left: 1, right: 2 };',
    '<p style={{ marginTop: 4 }} />',
    '<Stack ms="md" ta="end" />',
  ],
  invalid: [
    { code: '<p style={{ marginLeft: 4 }} />', errors: reported('physical') },
    { code: '<p style={{ left: 0, right: 0 }} />', errors: reported('physical', 'physical') },
    { code: "<p style={{ 'paddingRight': 4 }} />", errors: reported('physical') },
    { code: '<p style={{ textAlign: "left" }} />', errors: reported('value') },
    { code: 'const styles = { card: { borderLeftWidth: 1 } };', errors: reported('physical') },
    { code: 'const a = { float: "right" } satisfies CSSProperties;', errors: reported('value') },
    { code: '<Stack ml="md" ta="right" />', errors: reported('physical', 'value') },
  ],
});

tester.run('disable-needs-reason', rules['disable-needs-reason'], {
  valid: [
    '// eslint-disable-next-line no-alert -- the browser has nothing better here\nalert(1);',
    '/* eslint-disable no-alert -- an example page that shows alerts */',
    '/* eslint-enable no-alert */',
    '// about eslint-disable',
  ],
  invalid: [
    { code: '// eslint-disable-next-line no-alert\nalert(1);', errors: reported('reason') },
    { code: 'alert(1); // eslint-disable-line no-alert -- ok', errors: reported('reason') },
    { code: '/* eslint-disable no-alert */', errors: reported('reason') },
    { code: '/* eslint-disable */', errors: reported('rules') },
    { code: '/* eslint-disable -- because of reasons */', errors: reported('rules') },
  ],
});
