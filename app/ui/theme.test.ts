import { readFile } from 'node:fs/promises';
import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { theme } from './theme.ts';

const READABLE = 4.5;
const WHITE = '#ffffff';
const SAND = '#faf7f2';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(theme.colors))('the %s scale', (name, shades) => {
  test.each([5, 6, 7, 8, 9] as const)('shade %i is readable on white and on sand', (shade) => {
    expect(contrast(shades[shade], WHITE)).toBeGreaterThanOrEqual(READABLE);
    expect(contrast(shades[shade], SAND)).toBeGreaterThanOrEqual(READABLE);
  });

  // Shade 4 of the greys is the edge of controls and never a ground.
  test.skipIf(name === 'gray')('every shade carries white text or ink', () => {
    for (const shade of shades) {
      const best = Math.max(contrast(shade, WHITE), contrast(shade, theme.black));
      expect(best).toBeGreaterThanOrEqual(READABLE);
    }
  });

  test('its full tone is readable on its soft tone', () => {
    expect(contrast(shades[7], shades[0])).toBeGreaterThanOrEqual(READABLE);
  });
});

test('the scales hold the tokens of the public pages', async () => {
  const css = await readFile(new URL('styles/base.css', import.meta.url), 'utf8');
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]+);`).exec(css)?.[1];
  const { colors } = theme;
  expect({
    blue: colors.majorelle[7],
    'blue-deep': colors.majorelle[9],
    'blue-soft': colors.majorelle[0],
    saffron: colors.saffron[7],
    mint: colors.mint[7],
    red: colors.red[7],
    ink: theme.black,
    muted: colors.gray[6],
    line: colors.gray[3],
    control: colors.gray[4],
    sand: colors.gray[0],
  }).toEqual({
    blue: token('blue'),
    'blue-deep': token('blue-deep'),
    'blue-soft': token('blue-soft'),
    saffron: token('saffron'),
    mint: token('mint'),
    red: token('red'),
    ink: token('ink'),
    muted: token('muted'),
    line: token('line'),
    control: token('control'),
    sand: token('sand'),
  });
});

/** The theme's variables, light scheme only, without the palettes the house does not use. */
function variables(): string {
  const { variables: all, light } = defaultCssVariablesResolver(
    mergeMantineTheme(DEFAULT_THEME, theme),
  );
  const ours = [...Object.keys(theme.colors), 'scheme', 'white', 'black', 'bright', 'text', 'body']
    .concat(['error', 'placeholder', 'anchor', 'default', 'dimmed', 'disabled'])
    .join('|');
  const kept = new RegExp(`^--mantine-(?!color-)|^--mantine-color-(?:${ours})(?:-|$)`);
  const keep = (from: Record<string, string>) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => kept.test(name)));
  return convertCssVariables(
    { variables: keep({ ...all, ...light }), light: {}, dark: {} },
    "[data-mantine-color-scheme='light']",
  );
}

// A style sheet, since the policy of the pages refuses the <style> Mantine would write.
// After a change of the theme: npx vitest run --project unit app/ui/theme.test.ts -u
test('the style sheet of variables is the theme', async () => {
  const head = '/* Written from theme.ts by theme.test.ts; do not edit. */\n';
  const css = await format(head + variables(), {
    parser: 'css',
    singleQuote: true,
    printWidth: 100,
  });
  await expect(css).toMatchFileSnapshot('./styles/mantine-variables.css');
});
