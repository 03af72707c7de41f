import { beforeEach, describe, expect, test } from 'vitest';
import { saveProfile, startAssessment } from '#domain/assessment/index.server.ts';
import {
  answerMany,
  answerQuestion,
  eraseReaderFacts,
  exportFirmFacts,
  findReaderFacts,
  getReaderFacts,
  purgeEligibilityDrafts,
  saveReaderFacts,
  takeOverDraft,
} from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, at, later, NOON, type DeviceActor } from '../../factories/actors.ts';
import { aCompleted, aDraft, freshDatabase, PLANT_FORM } from '../../factories/drafts.ts';
import {
  aFirmResult,
  atOwnBrowser,
  auditOf,
  makeAdvisor,
  makeFirmPerson,
  seatOf,
  type SeatedActor,
} from '../../factories/firms.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';

beforeEach(freshDatabase);

const DAY = 24 * 60 * 60 * 1000;
const valuesOf = async (actor: DeviceActor) =>
  Object.fromEntries(
    Object.entries((await getReaderFacts(actor)).facts).map(([name, { value }]) => [name, value]),
  );

describe('a browser', () => {
  test('that answered nothing and assessed nothing is not known', async () => {
    expect(await findReaderFacts(anActor())).toBeNull();
    expect(await findReaderFacts({ ...anActor(), deviceHash: null })).toBeNull();
    expect(await valuesOf(anActor())).toEqual({ assessmentAgeMonths: null });
  });

  test('keeps its answers with their day, and nobody else sees them', async () => {
    await saveReaderFacts(anActor(), { staff: { value: 5 }, taxCompliant: { value: true } });
    const reader = await findReaderFacts(anActor());
    expect(reader?.facts.staff).toEqual({ value: 5, source: 'self', at: '2026-11-16' });
    expect(reader).toMatchObject({ ofFirm: false, canAnswer: true, hasAnswers: true });
    expect(await findReaderFacts(anActor('another browser'))).toBeNull();
  });

  test('knows what its assessments tell, in the terms of rules', async () => {
    await aCompleted(anActor(), {
      profile: { ...PLANT_FORM, turnoverBand: '1-3', legalForm: 'SARL', foundedYear: 2020 },
    });
    const facts = await valuesOf(later(anActor(), 40 * DAY));
    expect(facts).toMatchObject({
      ...{ staff: 12, sector: 'IND', province: 'MA-CAS', legalForm: 'SARL' },
      turnoverMAD: { min: 1_000_000, max: 2_999_999 },
      ageMonths: { min: 71, max: 83 },
      assessmentAgeMonths: 1,
    });
    expect(facts).not.toHaveProperty('womanLed');
    expect(facts).not.toHaveProperty('exportShare');
  });

  test('an unfinished assessment is no assessment, and its profile counts', async () => {
    await aDraft(anActor());
    expect(await valuesOf(anActor())).toMatchObject({ staff: 12, assessmentAgeMonths: null });
  });

  test('what was said last counts, here or in an assessment', async () => {
    await aDraft(anActor());
    await saveReaderFacts(later(anActor(), 1), { staff: { value: 20 } });
    expect(await valuesOf(anActor())).toMatchObject({ staff: 20, sector: 'IND' });
    const again = later(anActor(), 2);
    const id = await startAssessment(again, 'full');
    await saveProfile(again, id, { ...PLANT_FORM, staff: 30 });
    expect(await valuesOf(anActor())).toMatchObject({ staff: 30 });
  });

  test('a question left or not known is remembered, and answering it ends that', async () => {
    await saveReaderFacts(anActor(), {
      staff: { skip: 'later' },
      cnssCompliant: { skip: 'unknown' },
    });
    expect((await getReaderFacts(anActor())).skipped).toEqual({
      staff: 'later',
      cnssCompliant: 'unknown',
    });
    await saveReaderFacts(anActor(), { staff: { value: 3 } });
    expect((await getReaderFacts(anActor())).skipped).toEqual({ cnssCompliant: 'unknown' });
  });

  test('not knowing takes an earlier answer back', async () => {
    await saveReaderFacts(anActor(), { staff: { value: 3 } });
    await saveReaderFacts(anActor(), { staff: { skip: 'unknown' } });
    expect(await valuesOf(anActor())).not.toHaveProperty('staff');
  });

  test('two answers at once are both kept', async () => {
    await Promise.all([
      saveReaderFacts(anActor(), { staff: { value: 3 } }),
      saveReaderFacts(anActor(), { taxCompliant: { value: true } }),
      saveReaderFacts(anActor(), { legalForm: { value: 'SARL' } }),
    ]);
    expect(await valuesOf(anActor())).toMatchObject({
      ...{ staff: 3, taxCompliant: true, legalForm: 'SARL' },
    });
  });

  test('a value the fact cannot have is refused', async () => {
    const wrong = saveReaderFacts(anActor(), { staff: { value: 'many' } });
    expect(await refusalCode(wrong)).toBe('programmes.bad-fact');
    expect(await db.eligibilityDraft.count()).toBe(0);
  });

  test('the age of a firm grows with time', async () => {
    const answer = { value: { min: 5, max: 6 }, evidence: 'registered:2026-05' };
    await saveReaderFacts(anActor(), { ageMonths: answer });
    expect(await valuesOf(later(anActor(), 31 * DAY))).toMatchObject({
      ageMonths: { min: 6, max: 7 },
    });
  });

  test('what is stored and is no longer a fact is left out', async () => {
    const { deviceHash } = anActor();
    const fact = { value: 3, source: 'self', at: NOON.toISOString() };
    await db.eligibilityDraft.create({
      data: {
        ...{ id: 'a draft', deviceHash, createdAt: NOON, updatedAt: NOON },
        facts: { facts: { shoeSize: fact, sector: fact, staff: fact }, skipped: { hat: 'later' } },
      },
    });
    expect(await valuesOf(anActor())).toEqual({ staff: 3, assessmentAgeMonths: null });
  });

  test('erases everything it answered, not its assessments', async () => {
    await aDraft(anActor());
    await saveReaderFacts(later(anActor(), 1), {
      staff: { value: 99 },
      ageMonths: { skip: 'later' },
    });
    await eraseReaderFacts(anActor(), 'all');
    const reader = await getReaderFacts(anActor());
    expect(reader).toMatchObject({ skipped: {}, hasAnswers: false });
    expect(reader.facts.staff?.value).toBe(12);
  });

  test('is forgotten 90 days after its last answer', async () => {
    await saveReaderFacts(anActor('old'), { staff: { value: 3 } });
    await saveReaderFacts(later(anActor('recent'), DAY), { staff: { value: 4 } });
    expect(await purgeEligibilityDrafts(at(90 * DAY + 1))).toBe(1);
    expect(await valuesOf(anActor('old'))).not.toHaveProperty('staff');
    expect(await valuesOf(anActor('recent'))).toMatchObject({ staff: 4 });
    expect(await purgeEligibilityDrafts(at(90 * DAY + 1))).toBe(0);
  });
});

describe('a firm', () => {
  async function owner(): Promise<SeatedActor> {
    return makeFirmPerson('sme-owner');
  }

  test('keeps what its people answer, for all of them and on every device', async () => {
    const amina = await owner();
    const bilal = await makeFirmPerson('sme-member', seatOf(amina));
    await saveReaderFacts(amina, { staff: { value: 5 }, turnoverMAD: { value: null } });
    expect(await valuesOf(bilal)).toMatchObject({ staff: 5, turnoverMAD: null });
    await saveReaderFacts(later(bilal, 1), { staff: { value: 6 } });
    expect(await valuesOf(amina)).toMatchObject({ staff: 6, turnoverMAD: null });
    expect(await valuesOf(atOwnBrowser(amina))).toMatchObject({ staff: 6 });
  });

  test('is never seen by another firm, by whoever uses the same browser, or by its advisor', async () => {
    const amina = await owner();
    await aFirmResult(amina);
    await saveReaderFacts(later(amina, 1), { staff: { value: 77 } });
    const stranger = await makeFirmPerson('sme-owner');
    const strangers = [
      { ...stranger, deviceHash: amina.deviceHash },
      { ...amina, person: null },
      await makeAdvisor(seatOf(amina)),
    ];
    for (const actor of strangers) {
      const facts = await valuesOf(actor);
      expect(facts).toEqual({ assessmentAgeMonths: null });
    }
    await saveReaderFacts({ ...stranger, deviceHash: amina.deviceHash }, { staff: { value: 1 } });
    expect(await valuesOf(amina)).toMatchObject({ staff: 77 });
  });

  test('its record, its assessments and its answers: what was said last counts', async () => {
    const amina = await owner();
    await aFirmResult(amina);
    await db.organisation.update({
      where: { id: seatOf(amina) },
      data: { legalForm: 'SA', sector: 'TEX', province: 'MA-RAB', updatedAt: at(-DAY) },
    });
    expect(await valuesOf(amina)).toMatchObject({
      ...{ legalForm: 'SA', sector: 'IND', staff: 12, assessmentAgeMonths: 0 },
    });
    await saveReaderFacts(later(amina, 1), { sector: { value: 'TEX' } });
    const { known } = await getReaderFacts(amina);
    expect(known.sector?.origin).toBe('answer');
    expect(known.legalForm?.origin).toBe('organisation');
    expect(known.staff?.origin).toBe('assessment');
  });

  test('only owners and members answer', async () => {
    const amina = await owner();
    await saveReaderFacts(amina, { staff: { value: 5 } });
    const viewer = await makeFirmPerson('sme-viewer', seatOf(amina));
    expect((await getReaderFacts(viewer)).canAnswer).toBe(false);
    expect(await valuesOf(viewer)).toMatchObject({ staff: 5 });
    const works = [
      saveReaderFacts(viewer, { staff: { value: 6 } }),
      takeOverDraft(viewer),
      eraseReaderFacts(viewer, 'all'),
    ];
    expect(await refusalCodes(works)).toEqual(['programmes.read-only']);
    expect(await valuesOf(amina)).toMatchObject({ staff: 5 });
  });

  test('its trail tells which facts changed, not what they are', async () => {
    const amina = await owner();
    await saveReaderFacts(amina, { staff: { value: 54321 }, legalForm: { value: 'SARL' } });
    await saveReaderFacts(later(amina, 1), { staff: 'cleared' });
    const trail = (await auditOf(seatOf(amina))).filter(
      ({ type }) => type === 'programmes.facts-changed',
    );
    expect(trail.map(({ facts }) => facts)).toEqual([
      { changed: ['staff', 'legalForm'], forgotten: [] },
      { changed: [], forgotten: ['staff'] },
    ]);
    expect(JSON.stringify(trail)).not.toContain('54321');
  });

  test('takes over what its browser answered before, the latest of each, once', async () => {
    const amina = await owner();
    const before = { ...amina, person: null };
    await saveReaderFacts(before, { staff: { value: 3 }, taxCompliant: { value: true } });
    await saveReaderFacts(later(amina, 1), { staff: { value: 4 } });
    expect((await getReaderFacts(amina)).toTakeOver).toBe(2);
    expect(await valuesOf(amina)).not.toHaveProperty('taxCompliant');
    await takeOverDraft(amina);
    expect(await valuesOf(amina)).toMatchObject({ staff: 4, taxCompliant: true });
    expect((await getReaderFacts(amina)).toTakeOver).toBe(0);
    expect(await valuesOf({ ...amina, person: null })).toEqual({ assessmentAgeMonths: null });
    const entries = await auditOf(seatOf(amina));
    await takeOverDraft(amina);
    expect(await auditOf(seatOf(amina))).toHaveLength(entries.length);
  });

  test('its owner takes the answers along with the rest of their data, nobody else does', async () => {
    const amina = await owner();
    await saveReaderFacts(amina, { turnoverMAD: { value: null }, staff: { value: 5 } });
    expect(await exportFirmFacts(amina)).toMatchObject([
      { fact: 'staff', value: 5, source: 'self' },
      { fact: 'turnoverMAD', value: null },
    ]);
    expect(await exportFirmFacts(await makeFirmPerson('sme-member', seatOf(amina)))).toEqual([]);
    expect(await exportFirmFacts(await owner())).toEqual([]);
  });

  test('may drop what its browser answered before, and erase its own', async () => {
    const amina = await owner();
    await saveReaderFacts({ ...amina, person: null }, { staff: { value: 3 } });
    await saveReaderFacts(amina, { legalForm: { value: 'SA' } });
    await eraseReaderFacts(amina, 'browser');
    expect(await getReaderFacts(amina)).toMatchObject({ toTakeOver: 0, hasAnswers: true });
    await eraseReaderFacts(amina, 'all');
    expect(await valuesOf(amina)).toEqual({ assessmentAgeMonths: null });
  });
});

describe('answering', () => {
  test('a range given again is the best there is, and is not asked for again', async () => {
    const band = { value: { min: 50_000_000, max: 199_999_999 } };
    await answerQuestion(anActor(), 'turnoverMAD', band);
    expect((await getReaderFacts(anActor())).skipped).toEqual({});
    await answerQuestion(anActor(), 'turnoverMAD', band);
    const reader = await getReaderFacts(anActor());
    expect(reader.skipped).toEqual({ turnoverMAD: 'unknown' });
    expect(reader.facts.turnoverMAD?.value).toEqual(band.value);
    await answerQuestion(anActor(), 'turnoverMAD', { value: 60_000_000 });
    expect((await getReaderFacts(anActor())).skipped).toEqual({});
  });

  test('one form for all writes what changed alone, and takes back what was emptied', async () => {
    const amina = await makeFirmPerson('sme-owner');
    await saveReaderFacts(amina, { staff: { value: 5 }, taxCompliant: { value: true } });
    const asked = ['staff', 'legalForm', 'taxCompliant'] as const;
    await answerMany(later(amina, 1), asked, { staff: { value: 5 }, legalForm: { value: 'SA' } });
    const trail = await auditOf(seatOf(amina));
    expect(trail.at(-1)?.facts).toEqual({ changed: ['legalForm'], forgotten: ['taxCompliant'] });
    await answerMany(later(amina, 2), asked, { staff: { value: 5 }, legalForm: { value: 'SA' } });
    expect(await auditOf(seatOf(amina))).toHaveLength(trail.length);
  });
});
