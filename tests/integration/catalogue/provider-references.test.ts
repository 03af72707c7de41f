import { beforeEach, describe, expect, test } from 'vitest';
import {
  addReference,
  changeReference,
  getOwnReference,
  listOwnReferences,
  referenceSchema,
  removeReference,
  runCatalogueClock,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import { auditOf } from '../../factories/firms.ts';
import { anIce, makeMember } from '../../factories/people.ts';
import { makeProvider, makeReference } from '../../factories/providers.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const DAY_MS = 24 * 60 * 60 * 1000;
const TYPED = {
  clientName: 'Comptoir Bab Lkhir',
  clientIce: anIce(700_001),
  sector: 'GRO',
  year: '2024',
  workFr: 'Caisse et stock',
  contactName: 'Une personne',
  contactPhone: '06 12 34 56 78',
};

let intents = 0;
const nextIntent = () => `intent of reference ${String(++intents)}`;
const formOf = (changes: object = {}) => referenceSchema(2026).parse({ ...TYPED, ...changes });
const add = (actor: MemberActor, changes: object = {}) =>
  addReference(actor, formOf(changes), nextIntent());
const rowOf = (id: string) => db.providerReference.findUniqueOrThrow({ where: { id } });

async function decide(id: string, state: 'confirmed' | 'refused', decidedAt = NOON): Promise<void> {
  await db.providerReference.update({
    where: { id },
    data: { state, decidedById: 'an examiner', decidedAt },
  });
}

describe('a reference', () => {
  test('is added once however often its form is sent, and seen by its firm', async () => {
    const owner = await makeProvider();
    const intent = nextIntent();
    const id = await addReference(owner, formOf(), intent);
    expect(await addReference(owner, formOf(), intent)).toBe(id);
    expect(await listOwnReferences(owner, 'ar')).toMatchObject([
      {
        id,
        clientName: 'Comptoir Bab Lkhir',
        work: { text: 'Caisse et stock', lang: 'fr' },
        contact: { name: 'Une personne', phone: '06 12 34 56 78' },
        state: 'declared',
      },
    ]);
    expect(await auditOf(owner.person.seat.organisationId)).toMatchObject([
      { type: 'catalogue.reference-added', subject: `reference:${id}` },
    ]);
  });

  test('is not of the firm itself, whichever establishment', async () => {
    const owner = await makeProvider();
    const { organisationId } = owner.person.seat;
    await db.organisation.update({
      where: { id: organisationId },
      data: { ice: anIce(800_001), ice9: anIce(800_001).slice(0, 9) },
    });
    const own = add(owner, { clientIce: anIce(800_001, 3) });
    expect(await refusalCode(own)).toBe('catalogue.own-reference');
  });

  test('is of another client each time, even added at once; refused ones do not count', async () => {
    const owner = await makeProvider();
    const both = [add(owner), add(owner, { clientIce: anIce(700_001, 2) })];
    expect(await refusalCodes(both)).toHaveLength(2);
    const [first] = await db.providerReference.findMany();
    expect(await refusalCode(add(owner))).toBe('catalogue.reference-twice');
    await decide(first?.id ?? '', 'refused');
    await add(owner);
    const other = await add(owner, { clientIce: anIce(700_002) });
    const same = changeReference(owner, other, formOf());
    expect(await refusalCode(same)).toBe('catalogue.reference-twice');
    // Another provider may well have worked for the same client.
    await add(await makeProvider());
  });

  test('may be one of twenty', async () => {
    const owner = await makeProvider();
    for (let count = 0; count < 20; count += 1)
      await makeReference(owner.person.seat.organisationId);
    expect(await refusalCode(add(owner))).toBe('catalogue.too-many-references');
  });

  test('changes until it was decided', async () => {
    const owner = await makeProvider();
    const id = await add(owner);
    await changeReference(owner, id, formOf({ year: '2025', showsClient: 'yes' }));
    expect(await rowOf(id)).toMatchObject({ year: 2025, showsClient: true });
    await decide(id, 'confirmed');
    const late = changeReference(owner, id, formOf({ year: '2023' }));
    expect(await refusalCode(late)).toBe('catalogue.wrong-state');
    // The same content again is no change.
    await changeReference(owner, id, formOf({ year: '2025', showsClient: 'yes' }));
    expect((await rowOf(id)).year).toBe(2025);
  });

  test('is removed with whom to call, and a second time without harm', async () => {
    const owner = await makeProvider();
    const id = await add(owner);
    await removeReference(owner, id);
    await removeReference(owner, id);
    expect(await rowOf(id)).toMatchObject({ contactName: '', contactPhone: '', removedAt: NOON });
    expect(await listOwnReferences(owner, 'fr')).toEqual([]);
    expect(await refusalCode(getOwnReference(owner, id, 'fr'))).toBe('catalogue.not-found');
    await add(owner);
  });

  test('is nobody else’s', async () => {
    const id = await add(await makeProvider());
    const other = await makeProvider();
    const firm = await makeMember('sme', ['sme-owner']);
    const codes = await refusalCodes([
      getOwnReference(other, id, 'fr'),
      changeReference(other, id, formOf()),
      removeReference(other, id),
      add(firm),
      listOwnReferences(firm, 'fr'),
      removeReference(firm, id),
    ]);
    expect(codes).toEqual(['catalogue.not-found']);
    expect(await rowOf(id)).toMatchObject({ removedAt: null, contactName: 'Une personne' });
  });
});

test('whom to call is forgotten ninety days after the decision, and not before', async () => {
  const owner = await makeProvider();
  const [decided, waiting] = [await add(owner), await add(owner, { clientIce: anIce(700_002) })];
  await decide(decided, 'confirmed');
  await runCatalogueClock(at(90 * DAY_MS));
  expect((await rowOf(decided)).contactName).toBe('Une personne');
  await runCatalogueClock(at(90 * DAY_MS + 1));
  await runCatalogueClock(at(91 * DAY_MS));
  expect(await rowOf(decided)).toMatchObject({ contactName: '', contactPhone: '' });
  expect((await rowOf(waiting)).contactName).toBe('Une personne');
  expect((await getOwnReference(owner, decided, 'fr')).contact).toBeNull();
});
