import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Less than half of the usual one, which every page would have to read. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RUN = `axe.run(document, ${JSON.stringify({
  runOnly: { type: 'tag', values: TAGS },
  resultTypes: ['violations'],
})}).then(({ violations, passes }) => ({ violations, passed: passes.length }))`;

interface Found {
  readonly violations: readonly Result[];
  /** How many rules found nothing to say. */
  readonly passed: number;
}

/** Fails with a readable list when the page breaks a WCAG 2.2 A or AA rule that axe can check. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(SOURCE);
  const { violations, passed } = await page.evaluate<Found>(RUN);
  expect(violations.map(describeViolation).join('\n\n'), page.url()).toBe('');
  expect(passed, 'axe checked nothing').toBeGreaterThan(0);
}

function describeViolation({ id, impact, help, helpUrl, nodes }: Result): string {
  const places = nodes.map(
    ({ target, html, failureSummary }) =>
      `  ${target.join(' ')}\n    ${html.slice(0, 160)}\n    ${(failureSummary ?? '').replaceAll('\n', '\n    ')}`,
  );
  return [`${id} (${impact ?? 'unknown'}): ${help}`, `  ${helpUrl}`, ...places].join('\n');
}
