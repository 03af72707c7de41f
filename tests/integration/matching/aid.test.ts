import { beforeEach, describe, expect, test } from 'vitest';
import { listAidProgrammes } from '#domain/matching/aid/programmes.server.ts';
import { prepareAid } from '#domain/matching/aid/best-aid.ts';
import { civilDate, contentHash } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { declared } from '../../factories/aid.ts';
import { aProgrammeContent, aRuleSet, makeProgramme } from '../../factories/programmes.ts';
import { anOutsideContent } from '../../factories/public-programmes.ts';
import { tamperWith } from '../../factories/tampered.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const slugs = async () => (await listAidProgrammes(NOON)).programmes.map(({ slug }) => slug);
const fingerprint = async () => (await listAidProgrammes(NOON)).fingerprint;

describe('programmes that may pay for an offer', () => {
  test('are those for firms that compute an amount for categories of offers', async () => {
    const { versionId } = await makeProgramme({ slug: 'pays' });
    await makeProgramme({ slug: 'also', content: aProgrammeContent({ demo: true }) });
    const others = {
      'for-people': aProgrammeContent({ audience: 'people' }),
      'for-providers': aProgrammeContent({ audience: 'providers' }),
      'no-amount': aProgrammeContent({ rules: aRuleSet({ amount: null }) }),
      'no-rules': anOutsideContent({ categories: ['WEB'] }),
      'no-category': aProgrammeContent({ categories: [] }),
    };
    for (const [slug, content] of Object.entries(others)) await makeProgramme({ slug, content });
    for (const state of ['draft', 'superseded']) await makeProgramme({ state });
    const { programmes } = await listAidProgrammes(NOON);
    expect(programmes).toMatchObject([
      { slug: 'also', isDemo: true },
      {
        ...{ slug: 'pays', versionId, number: 1, isDemo: false, state: 'open' },
        ...{ categories: ['WEB'], ceiling: 6_000_000, rulesHash: contentHash(aRuleSet()) },
      },
    ]);
  });

  test('leave out what was changed by hand', async () => {
    const { versionId } = await makeProgramme({ slug: 'changed' });
    await makeProgramme({ slug: 'kept' });
    const before = await fingerprint();
    await tamperWith(versionId);
    expect(await slugs()).toEqual(['kept']);
    expect(await fingerprint()).not.toBe(before);
  });

  test('pay a firm that their rules say is eligible', async () => {
    await makeProgramme({ slug: 'pays' });
    const { programmes } = await listAidProgrammes(NOON);
    const firm = declared({ staff: 5, taxCompliant: true, ageMonths: 12 });
    const aidFor = prepareAid(programmes, firm, civilDate('2026-11-16'));
    const cost = { min: 900_000, max: 900_000, basis: 'once', users: null } as const;
    const half = { min: 450_000, max: 450_000 };
    expect(aidFor({ category: 'WEB', cost })).toEqual({
      sure: { programme: 'pays', number: 1, standing: 'eligible', at: { min: half, max: half } },
      possible: null,
    });
    expect(aidFor({ category: 'ERP', cost })).toEqual({ sure: null, possible: null });
  });
});

describe('their fingerprint', () => {
  test('stays while nothing changes, and is that of none when there is none', async () => {
    const none = await fingerprint();
    await makeProgramme({ slug: 'b' });
    await makeProgramme({ slug: 'a' });
    const some = await fingerprint();
    expect(await fingerprint()).toBe(some);
    expect(some).not.toBe(none);
    await makeProgramme({ content: anOutsideContent() });
    expect(await fingerprint()).toBe(some);
  });

  test('changes when a programme is paused, goes on, closes on its day or has a new version', async () => {
    const { versionId } = await makeProgramme();
    const seen = [await fingerprint()];
    await db.programmeVersion.update({ where: { id: versionId }, data: { state: 'paused' } });
    seen.push(await fingerprint());
    await db.programmeVersion.update({ where: { id: versionId }, data: { state: 'open' } });
    expect(await fingerprint()).toBe(seen[0]);
    seen.push((await listAidProgrammes(new Date('2028-01-02T11:00:00Z'))).fingerprint);
    await db.programmeVersion.update({ where: { id: versionId }, data: { state: 'superseded' } });
    const { content, ...first } = await db.programmeVersion.findFirstOrThrow();
    await db.programmeVersion.create({
      data: { ...first, content: content ?? {}, id: 'the next', number: 2, state: 'open' },
    });
    seen.push(await fingerprint());
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('changes on the day a programme opens', async () => {
    const content = aProgrammeContent();
    const running = content.running && { ...content.running, opensOn: '2026-12-01' };
    await makeProgramme({ content: { ...content, running } });
    const { programmes, fingerprint: before } = await listAidProgrammes(NOON);
    expect(programmes).toMatchObject([{ state: 'announced' }]);
    const after = await listAidProgrammes(new Date('2026-12-01T11:00:00Z'));
    expect(after.programmes).toMatchObject([{ state: 'open' }]);
    expect(after.fingerprint).not.toBe(before);
  });
});
