import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MODULES = path.resolve(import.meta.dirname, '../../node_modules');
const FOLDERS = ['ibm-plex-sans', 'ibm-plex-sans-arabic', 'noto-sans-tifinagh'].map((name) =>
  path.join(MODULES, '@expo-google-fonts', name),
);

/** Latin first, then Arabic, then Tifinagh: the order fontconfig looks for a glyph in. */
const FAMILIES = ['IBM Plex Sans', 'IBM Plex Sans Arabic', 'Noto Sans Tifinagh'];
const GENERIC = ['sans-serif', 'serif', 'system-ui', 'Arial', 'Helvetica'];

/**
 * Environment that gives a Linux browser the fonts of the npm packages and no others, so that a
 * screenshot has Arabic and Tifinagh letters and looks the same on a machine without any font.
 */
export async function fontEnvironment(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  const home = path.join(tmpdir(), `raqmana-fonts-${process.getuid?.() ?? 0}`);
  await mkdir(path.join(home, 'cache'), { recursive: true });
  const file = path.join(home, 'fonts.conf');
  await writeFile(file, configuration(path.join(home, 'cache')));
  return { FONTCONFIG_FILE: file, FONTCONFIG_PATH: home };
}

function configuration(cache: string): string {
  const folders = FOLDERS.filter((folder) => existsSync(folder));
  const prefer = FAMILIES.map((family) => `<family>${family}</family>`).join('');
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    ...GENERIC.map((name) => `<alias><family>${name}</family><prefer>${prefer}</prefer></alias>`),
    `<cachedir>${cache}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}
