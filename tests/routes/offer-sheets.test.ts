import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { loader as exported } from '../../app/routes/_space.provider.offers.export.$file.ts';
import {
  action as save,
  loader as report,
} from '../../app/routes/_space.provider.offers.import.$id._index.tsx';
import { loader as refused } from '../../app/routes/_space.provider.offers.import.$id.refused.ts';
import { action as send } from '../../app/routes/_space.provider.offers.import._index.tsx';
import { makeOffer, makeProvider } from '../factories/providers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

let owner: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  owner = await makeProvider();
});

const CSV = [
  'category;title_fr;title_ar;price_min;mode;Prix TTC',
  'Site internet et visibilité;Site vitrine;;4 500 DH;à distance;5400',
  'WEB;Autre;;beaucoup;remote;',
].join('\r\n');

function upload(text: string | Uint8Array, intentId = 'an-intent-of-a-form') {
  const form = new FormData();
  form.append('intentId', intentId);
  form.append('file', new File([Buffer.from(text)], 'offres.csv'));
  return call(send, { params: { lang: 'fr' }, person: owner.person, upload: form });
}

async function idOf(answer: Awaited<ReturnType<typeof upload>>): Promise<string> {
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('Location') ?? '', 'http://x').pathname.split('/').at(-1) ?? '';
}

const at = (id: string, lang = 'fr') => ({ params: { lang, id }, person: owner.person });

describe('sending a sheet of offers', () => {
  test('shows what each row would do, then saves what it showed', async () => {
    const id = await idOf(await upload(CSV));
    const page = await call(report, at(id));
    expect(page.data).toMatchObject({
      ...{ refused: 1, writable: 1, unknown: 'prix_ttc', encoding: null, saved: null },
      rows: [
        {
          ...{ line: 3, fate: 'refused' },
          problems: [
            'Prix hors TVA en dirhams : Écrivez un montant en dirhams, par exemple 12 000',
          ],
        },
        { line: 2, title: 'Site vitrine', fate: 'new', problems: [] },
      ],
    });
    const saved = await call(save, { ...at(id), form: { expected: '1' } });
    expect(saved.status).toBe(303);
    expect(await db.offerVersion.count({ where: { state: 'draft' } })).toBe(1);
    expect((await call(report, at(id))).data).toMatchObject({ saved: 1 });
  });

  test('gives the refused rows back with what is wrong, in the reader’s language', async () => {
    const id = await idOf(await upload(CSV));
    const file = await call(refused, at(id, 'ar'));
    const text = String(file.data);
    expect(file.headers.get('Content-Disposition')).toContain('attachment');
    expect(text).toContain('beaucoup');
    expect(text).toContain('الثمن بالدرهم دون الضريبة');
    expect(text).not.toContain('Site vitrine');
  });

  test.each([
    ['category;title_fr;title_ar\n;;', 'Ce fichier n’a aucune ligne'],
    ['a;b\n1;2', 'Les colonnes category, title_fr et title_ar manquent'],
    ['category;title_fr;title_ar\nWEB;"x;y\n', 'guillemet'],
  ])('%j is refused at the field', async (text, words) => {
    const answer = await upload(text);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.data)).toContain(words);
    expect(await db.offerImport.count()).toBe(0);
  });

  test('of too many rows is refused with how many there may be', async () => {
    const answer = await upload(`category;title_fr;title_ar\n${'WEB;x;\n'.repeat(2_000)}`);
    expect(answer.data).toEqual({ error: 'Partagez ce fichier : 1000 lignes au plus à la fois' });
  });

  test('a report that is out of date is shown again instead of being saved', async () => {
    const id = await idOf(await upload(CSV));
    const answer = await call(save, { ...at(id), form: { expected: '2' } });
    expect(answer.status).toBe(409);
    expect(await db.offerVersion.count()).toBe(0);
  });
});

describe('the sheets to download', () => {
  test.each(['offers.csv', 'offers.xlsx', 'template.csv', 'template.xlsx'])('%s', async (file) => {
    await makeOffer(owner.person.seat.organisationId);
    const answer = await call(exported, { params: { lang: 'ar', file }, person: owner.person });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Disposition')).toContain(`raqmana-${file}`);
  });

  test('no other file is there', async () => {
    const file = 'offers.exe';
    const answer = await call(exported, { params: { lang: 'fr', file }, person: owner.person });
    expect(answer.status).toBe(404);
  });
});
