import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPECTED, FILES } from './import-fixtures.ts';
import { ROOT } from './source-files.ts';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;
const names = (config.forbidden ?? []).map(({ name }) => name ?? 'nameless');
const rooms = names.flatMap((name) => /^room-order-(.*)/.exec(name)?.[1] ?? []);

let house = '';
beforeAll(async () => {
  house = await mkdtemp(path.join(tmpdir(), 'raqmana-imports-'));
});
afterAll(() => rm(house, { recursive: true, force: true }));

/** Writes the files into a house of their own and returns `rule file` of each violation. */
async function violationsOf(name: string, files: Readonly<Record<string, readonly string[]>>) {
  const folder = path.join(house, name);
  for (const [file, imports] of Object.entries(files)) {
    const place = path.join(folder, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, [...imports.map(statement), 'export const x = 1;'].join('\n'));
  }
  await writeFile(path.join(folder, 'package.json'), manifest());
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const { output } = await cruise(
    ['app', 'server', 'tests'].filter((top) => has(files, top)),
    {
      ...config.options,
      baseDir: folder,
      ruleSet: { forbidden: config.forbidden ?? [] },
      validate: true,
    },
  );
  return (output as ICruiseResult).summary.violations
    .map(({ rule, from }) => `${rule.name} ${from}`)
    .sort();
}

function statement(name: string): string {
  return name.startsWith('type ')
    ? `import type { x } from '${name.slice('type '.length)}';`
    : `import '${name}';`;
}

function manifest(): string {
  return JSON.stringify({
    type: 'module',
    imports: { '#*': './app/*' },
    dependencies: { express: '*' },
    devDependencies: { vite: '*' },
  });
}

function has(files: object, top: string): boolean {
  return Object.keys(files).some((file) => file.startsWith(`${top}/`));
}

test('the table of imports: what is forbidden is found and nothing else', async () => {
  const found = await violationsOf('table', FILES);
  expect(found).toEqual([...EXPECTED].sort());
});

describe('the order of the rooms', () => {
  test('each room may import the one before it and not the one after it', async () => {
    const files = Object.fromEntries(
      rooms.flatMap((room, index) => [
        [`app/domain/${room}/index.server.ts`, []],
        [`app/domain/${room}/down.ts`, door(rooms[index - 1], room)],
        [`app/domain/${room}/up.ts`, door(rooms[index + 1])],
        [`app/domain/${room}/top.ts`, door(rooms.at(-1), room)],
      ]),
    );
    const found = (await violationsOf('order', files)).filter((line) =>
      line.startsWith('room-order-'),
    );
    const expected = rooms
      .slice(0, -1)
      .flatMap((room) => [
        `room-order-${room} app/domain/${room}/top.ts`,
        `room-order-${room} app/domain/${room}/up.ts`,
      ]);
    expect(found).toEqual([...expected, 'room-order-insight app/domain/insight/down.ts'].sort());
  });

  function door(room: string | undefined, own = ''): string[] {
    return room === undefined || room === own ? [] : [`#domain/${room}/index.server.ts`];
  }
});

test('every rule is proved above', () => {
  const proved = new Set(EXPECTED.map((line) => line.split(' ')[0]));
  const idle = names.filter((name) => !proved.has(name) && !name.startsWith('room-order-'));
  expect(idle).toEqual([]);
});
