import axe, { type AxeResults, type Result } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with a readable list when the page breaks a WCAG 2.2 A or AA rule that axe can check. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations, passes } = await runAxe(page);
  expect(violations.map(describeViolation).join('\n\n'), page.url()).toBe('');
  expect(passes.length, 'axe checked nothing').toBeGreaterThan(0);
}

async function runAxe(page: Page): Promise<AxeResults> {
  await page.evaluate(axe.source);
  const script = `axe.run(document, ${JSON.stringify({
    runOnly: { type: 'tag', values: TAGS },
    resultTypes: ['violations'],
  })})`;
  return page.evaluate<AxeResults>(script);
}

function describeViolation({ id, impact, help, helpUrl, nodes }: Result): string {
  const places = nodes.map(
    ({ target, html, failureSummary }) =>
      `  ${target.join(' ')}\n    ${html.slice(0, 160)}\n    ${(failureSummary ?? '').replaceAll('\n', '\n    ')}`,
  );
  return [`${id} (${impact ?? 'unknown'}): ${help}`, `  ${helpUrl}`, ...places].join('\n');
}
