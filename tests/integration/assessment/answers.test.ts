import { beforeEach, describe, expect, test } from 'vitest';
import { aDraft, freshDatabase, page, PLANT_FORM, type Answers } from '../../factories/drafts.ts';
import { anActor, at, later } from '../../factories/actors.ts';
import { answered } from '../../factories/assessment.ts';
import {
  changePath,
  getProfile,
  saveAnswers,
  saveProfile,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';

const phone = anActor();
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

beforeEach(freshDatabase);

async function answersOf(assessmentId: string) {
  const rows = await db.assessmentAnswer.findMany({
    where: { assessmentId },
    orderBy: { itemId: 'asc' },
    select: { itemId: true, status: true, level: true, reason: true, eventAt: true },
  });
  return rows;
}

async function levelOf(assessmentId: string, itemId: string): Promise<number | null | undefined> {
  const rows = await answersOf(assessmentId);
  return rows.find((row) => row.itemId === itemId)?.level;
}

async function factsOf(assessmentId: string): Promise<Record<string, unknown>> {
  const rows = await db.assessmentFact.findMany({ where: { assessmentId } });
  return Object.fromEntries(rows.map(({ fact, value }) => [fact, value]));
}

describe('answers of two devices', () => {
  test('are merged item by item', async () => {
    const id = await aDraft(phone);
    await saveAnswers(phone, id, page({ 'CUS-01': answered(1), 'CUS-02': answered(2) }), null);
    await saveAnswers(later(phone, MINUTE), id, page({ 'CUS-03': answered(3) }), null);
    expect((await answersOf(id)).map(({ itemId, level }) => [itemId, level])).toEqual([
      ['CUS-01', 1],
      ['CUS-02', 2],
      ['CUS-03', 3],
    ]);
  });

  test('the later answer wins although the older one arrives after it', async () => {
    const id = await aDraft(phone);
    await saveAnswers(later(phone, 10 * MINUTE), id, page({ 'CUS-01': answered(3) }), null);
    const chosenBefore = { 'CUS-01': 6 * MINUTE };
    const late = page({ 'CUS-01': answered(1) }, {}, chosenBefore);
    await saveAnswers(later(phone, 15 * MINUTE), id, late, null);
    expect(await levelOf(id, 'CUS-01')).toBe(3);
  });

  test('a later answer replaces the older one, whatever kind of answer it is', async () => {
    const id = await aDraft(phone);
    const steps: Answers[] = [
      { 'CUS-04': answered(3) },
      { 'CUS-04': { status: 'not_applicable', reason: 'forbidden' } },
      { 'CUS-04': { status: 'dont_know' } },
    ];
    let shown: Answers = {};
    for (const [index, sent] of steps.entries()) {
      await saveAnswers(later(phone, (index + 1) * MINUTE), id, page(sent, shown), null);
      shown = sent;
      const [row] = await answersOf(id);
      expect(row).toMatchObject({
        status: sent['CUS-04']?.status,
        level: index === 0 ? 3 : null,
        reason: index === 1 ? 'forbidden' : null,
        eventAt: at((index + 1) * MINUTE),
      });
    }
  });

  test('an answer chosen before the page was sent counts from when it was chosen', async () => {
    const id = await aDraft(phone);
    const chosen = page({ 'CUS-01': answered(2) }, {}, { 'CUS-01': 3 * MINUTE });
    await saveAnswers(later(phone, 5 * MINUTE), id, chosen, null);
    expect((await answersOf(id))[0]?.eventAt).toEqual(at(2 * MINUTE));
  });

  test('a device that says an answer is older than a week is not believed', async () => {
    const id = await aDraft(phone);
    const chosen = page({ 'CUS-01': answered(2) }, {}, { 'CUS-01': 900 * WEEK });
    await saveAnswers(phone, id, chosen, null);
    expect((await answersOf(id))[0]?.eventAt).toEqual(at(-WEEK));
  });

  test('items that a stale page did not change keep the newer answers', async () => {
    const id = await aDraft(phone);
    const first: Answers = { 'CUS-01': answered(1), 'CUS-02': answered(1) };
    await saveAnswers(phone, id, page(first), null);
    await saveAnswers(later(phone, MINUTE), id, page({ 'CUS-01': answered(4) }, first), null);
    const stale = page({ 'CUS-01': answered(1), 'CUS-02': answered(2) }, first);
    await saveAnswers(later(phone, 2 * MINUTE), id, stale, null);
    expect(await levelOf(id, 'CUS-01')).toBe(4);
    expect(await levelOf(id, 'CUS-02')).toBe(2);
  });

  test('an item left blank keeps its answer', async () => {
    const id = await aDraft(phone);
    const first: Answers = { 'CUS-01': answered(1) };
    await saveAnswers(phone, id, page(first), null);
    await saveAnswers(later(phone, MINUTE), id, page({}, first), null);
    expect(await levelOf(id, 'CUS-01')).toBe(1);
  });
});

const INTENT = 'minted-when-the-page-was-made';

describe('the same page sent twice', () => {
  test('leaves the answers as they were', async () => {
    const id = await aDraft(phone);
    const sent = page({ 'CUS-01': answered(1), 'CUS-02': { status: 'dont_know' } });
    await saveAnswers(phone, id, sent, 'le10');
    const said = async () =>
      (await answersOf(id)).map(({ itemId, status, level }) => ({ itemId, status, level }));
    const before = await said();
    await saveAnswers(later(phone, MINUTE), id, sent, 'le10');
    expect(await said()).toEqual(before);
  });

  test('from the history does not undo what was answered elsewhere in the meantime', async () => {
    const id = await aDraft(phone);
    const sent = page({ 'CUS-01': answered(1) });
    await saveAnswers(phone, id, sent, null, INTENT);
    const onLaptop = page({ 'CUS-01': answered(4) }, { 'CUS-01': answered(1) });
    await saveAnswers(later(phone, MINUTE), id, onLaptop, null, 'another-page-of-the-same');
    await saveAnswers(later(phone, 2 * MINUTE), id, sent, null, INTENT);
    expect(await levelOf(id, 'CUS-01')).toBe(4);
  });

  test('from the history with another choice keeps that choice', async () => {
    const id = await aDraft(phone);
    await saveAnswers(phone, id, page({ 'CUS-01': answered(1) }), null, INTENT);
    const again = page({ 'CUS-01': answered(3) });
    await saveAnswers(later(phone, MINUTE), id, again, null, INTENT);
    expect(await levelOf(id, 'CUS-01')).toBe(3);
  });
});

describe('facts', () => {
  const FULL = {
    ...PLANT_FORM,
    turnoverBand: '3-10',
    legalForm: 'AE',
    foundedYear: 2019,
    womanOrYouthLed: true,
    goals: ['sell', 'hire'],
  } as const;

  test('are kept and given back as they were typed', async () => {
    const id = await aDraft(phone, { profile: { ...FULL, goals: [...FULL.goals] } });
    expect((await getProfile(phone, id)).facts).toEqual(FULL);
  });

  test('that may be left out are taken back when the profile no longer has them', async () => {
    const id = await aDraft(phone, { profile: { ...FULL, goals: [...FULL.goals] } });
    await saveProfile(later(phone, MINUTE), id, PLANT_FORM);
    expect((await getProfile(phone, id)).facts).toEqual(PLANT_FORM);
  });

  test('the later profile wins although the older one arrives after it', async () => {
    const id = await aDraft(phone);
    await saveProfile(later(phone, 2 * MINUTE), id, { ...PLANT_FORM, staff: 20 });
    await saveProfile(later(phone, MINUTE), id, { ...PLANT_FORM, staff: 8 });
    expect(await factsOf(id)).toMatchObject({ staff: 20 });
  });

  test('a founding year to come is refused, and nothing is kept', async () => {
    const id = await aDraft(phone);
    const refused = saveProfile(later(phone, MINUTE), id, {
      ...PLANT_FORM,
      staff: 20,
      foundedYear: 2027,
    });
    await expect(refused).rejects.toMatchObject({ code: 'assessment.yearFuture' });
    expect(await factsOf(id)).toMatchObject({ staff: 12, foundedYear: null });
    await saveProfile(later(phone, MINUTE), id, { ...PLANT_FORM, foundedYear: 2026 });
    expect(await factsOf(id)).toMatchObject({ foundedYear: 2026 });
  });

  test('the share of web orders is kept beside the answers', async () => {
    const id = await aDraft(phone);
    await saveAnswers(phone, id, page({ 'CUS-04': answered(3) }), 'gt10');
    expect(await factsOf(id)).toMatchObject({ webConsumerShare: 'gt10' });
    await saveAnswers(later(phone, MINUTE), id, page({}), null);
    expect(await factsOf(id)).toMatchObject({ webConsumerShare: 'gt10' });
  });
});

describe('going on from express to full, and back', () => {
  test('keeps every answer', async () => {
    const id = await aDraft(phone, {
      path: 'express',
      answers: { 'CUS-01': answered(2), 'FIN-01': { status: 'dont_know' } },
    });
    const before = await answersOf(id);
    await changePath(phone, id, 'full');
    expect((await getProfile(phone, id)).path).toBe('full');
    await saveAnswers(phone, id, page({ 'CUS-02': answered(3) }), null);
    await changePath(phone, id, 'express');
    expect((await getProfile(phone, id)).path).toBe('express');
    const after = await answersOf(id);
    expect(after.filter(({ itemId }) => itemId !== 'CUS-02')).toEqual(before);
    expect(await levelOf(id, 'CUS-02')).toBe(3);
  });
});
