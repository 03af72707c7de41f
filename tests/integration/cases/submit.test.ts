import { beforeEach, describe, expect, test } from 'vitest';
import { snapshotOf } from '#domain/cases/applications/snapshot.ts';
import {
  addDocument,
  getDraft,
  removeDocument,
  reuseDocument,
  saveProject,
  startApplication,
  submitApplication,
  verifyDocuments,
} from '#domain/cases/index.server.ts';
import { availableIn } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { configuredStorage } from '#platform/storage.ts';
import {
  aProject,
  openProgramme,
  readyDraft,
  sendApplication,
  submissionOf,
  tellFacts,
  type OpenProgramme,
} from '../../factories/cases.ts';
import { sent } from '../../factories/files.ts';
import { makeAdvisor, makeFirmPerson, seatOf } from '../../factories/firms.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { makeMember, makeOrganisation } from '../../factories/people.ts';
import { aLastingContent } from '../../factories/public-programmes.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

let programme: OpenProgramme;

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
});

const rowOf = (id: string) => db.aidApplication.findUniqueOrThrow({ where: { id } });

describe('a request that is sent', () => {
  test('is frozen with facts, papers and result, gets a number, and no money moves', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const id = await readyDraft(programme, owner);
    const receipt = await submitApplication(owner, id, await submissionOf(id));
    const row = await rowOf(id);
    const snapshot = snapshotOf(row.snapshot);
    const paper = await db.caseDocument.findFirstOrThrow({ where: { applicationId: id } });
    expect(row).toMatchObject({
      ...{ state: 'submitted', number: receipt.number, asked: 400_000n, cost: 800_000n },
      ...{ submittedById: owner.person.accountId, ownerId: programme.ownerId },
    });
    expect(snapshot?.evaluation).toMatchObject({ status: 'eligible', amount: { max: 4000 } });
    expect(snapshot?.documents).toEqual([
      {
        ...{ code: 'tax-attestation', documentId: paper.documentId, sha256: paper.sha256 },
        validUntil: '2099-05-02',
      },
    ]);
    const clocks = await db.caseClock.findMany({ where: { applicationId: id } });
    expect(clocks.map(({ code, endedAt }) => [code, endedAt === null]).sort()).toEqual([
      ['assign', true],
      ['draft', false],
    ]);
    expect(await availableIn(db, [programme.envelopeId])).toMatchObject([
      { balance: 100_000_000n },
    ]);
    expect(await waitingJobs('assign-cases')).toHaveLength(1);
    expect(await notificationsTo(owner.person.accountId)).toMatchObject([
      { kind: 'aid-submitted', params: { number: expect.stringMatching(/^RQ-2026-\d{6}$/) } },
    ]);
  });

  test('stays as it was: its number and its snapshot cannot be changed', async () => {
    const { id } = await sendApplication(programme);
    await expect(
      db.$executeRaw`UPDATE aid_application SET number = number + 1 WHERE id = ${id}`,
    ).rejects.toThrow(/cases_kept/);
    await expect(
      db.$executeRaw`UPDATE aid_application SET snapshot = '{}' WHERE id = ${id}`,
    ).rejects.toThrow(/cases_kept/);
  });

  test('may lack facts that nobody asked: what is unknown does not block', async () => {
    const owner = await makeFirmPerson('sme-owner');
    await tellFacts(seatOf(owner), { staff: 5 });
    const id = await readyDraft(programme, owner);
    await submitApplication(owner, id, await submissionOf(id));
    expect(snapshotOf((await rowOf(id)).snapshot)?.evaluation.status).toBe('unknown');
  });

  test('by an advisor under a mandate names the firm it was sent for', async () => {
    const firmId = await makeOrganisation('sme');
    const advisor = await makeAdvisor(firmId, { scopes: ['apply'] });
    const id = await readyDraft(programme, advisor, { organisationId: firmId });
    await submitApplication(advisor, id, await submissionOf(id));
    const entries = await db.auditEntry.findMany({ where: { streamId: `case:${id}` } });
    const sentEntry = entries.map(({ body }) => JSON.parse(body) as { type: string }).at(-1);
    expect(sentEntry).toMatchObject({ type: 'cases.submit', onBehalfOf: firmId });
  });
});

describe('the same form again', () => {
  test('gets the same receipt, one after the other and at once', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const id = await readyDraft(programme, owner);
    const submission = await submissionOf(id);
    const receipts = await Promise.all(
      [1, 2, 3].map(() => submitApplication(owner, id, submission)),
    );
    receipts.push(await submitApplication(owner, id, submission));
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(1);
    expect(await db.caseEvent.count({ where: { applicationId: id } })).toBe(1);
    expect(await waitingJobs('assign-cases')).toHaveLength(1);
  });

  test('two drafts of one firm for one category: one is sent', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const one = await readyDraft(programme, owner);
    await db.aidApplication.update({ where: { id: one }, data: { category: 'other' } });
    const other = await readyDraft(programme, owner);
    await db.aidApplication.update({ where: { id: one }, data: { category: 'WEB' } });
    const codes = await Promise.all(
      [one, other].map(async (id) =>
        refusalCode(submitApplication(owner, id, await submissionOf(id))),
      ),
    );
    expect(codes.sort()).toEqual(['cases.already-open', null].sort());
    expect(await db.aidApplication.count({ where: { state: 'submitted' } })).toBe(1);
  });

  test('many firms at once get numbers of their own, in the order they were given', async () => {
    const ids: string[] = [];
    const owners = await Promise.all(Array.from({ length: 8 }, () => makeFirmPerson('sme-owner')));
    for (const owner of owners) ids.push(await readyDraft(programme, owner));
    const receipts = await Promise.all(
      owners.map(async (owner, place) =>
        submitApplication(owner, ids[place] ?? '', await submissionOf(ids[place] ?? '')),
      ),
    );
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(8);
  });
});

describe('a request is refused, and nothing of it is kept', () => {
  const refused = async (
    change: (id: string, owner: Awaited<ReturnType<typeof makeFirmPerson>>) => Promise<unknown>,
  ) => {
    const owner = await makeFirmPerson('sme-owner');
    const id = await readyDraft(programme, owner);
    await change(id, owner);
    const code = await refusalCode(submitApplication(owner, id, await submissionOf(id)));
    expect(await rowOf(id)).toMatchObject({ state: 'draft', number: null });
    return code;
  };
  const problemsFor = async (id: string, owner: Awaited<ReturnType<typeof makeFirmPerson>>) =>
    (await getDraft(owner, id)).problems.map(({ code, field }) => [code, field]);

  test('without both consents', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const id = await readyDraft(programme, owner);
    const submission = { ...(await submissionOf(id)), consents: ['true-facts'] };
    expect(await refusalCode(submitApplication(owner, id, submission))).toBe(
      'cases.consent-missing',
    );
  });

  test('when a condition is known not to hold, with what would change it', async () => {
    const code = await refused(async (id, owner) => {
      await db.firmFact.update({
        where: { organisationId_fact: { organisationId: seatOf(owner), fact: 'taxCompliant' } },
        data: { value: false },
      });
      expect(await problemsFor(id, owner)).toEqual([['not-eligible', null]]);
      const { assessed } = await getDraft(owner, id);
      expect(assessed.result?.wouldBeEligibleIf[0]?.changes).toMatchObject([
        { fact: 'taxCompliant', to: true },
      ]);
    });
    expect(code).toBe('cases.incomplete');
  });

  test('when a required paper is missing or out of date', async () => {
    const missing = await refused(async (id, owner) => {
      const { documentId } = await db.caseDocument.findFirstOrThrow({
        where: { applicationId: id },
      });
      await removeDocument(owner, { applicationId: id, code: 'tax-attestation', documentId });
      expect(await problemsFor(id, owner)).toEqual([['paper-missing', 'tax-attestation']]);
    });
    const expired = await refused(async (id, owner) => {
      await db.firmDocument.updateMany({
        where: { organisationId: seatOf(owner) },
        data: { validUntil: new Date('2026-11-15T00:00:00Z') },
      });
      expect(await problemsFor(id, owner)).toEqual([['paper-expired', 'tax-attestation']]);
    });
    expect([missing, expired]).toEqual(['cases.incomplete', 'cases.incomplete']);
  });

  test('when the cost is nothing, or the project is not told', async () => {
    const code = await refused(async (id, owner) => {
      const { stamp } = await rowOf(id);
      await saveProject(owner, id, aProject({ cost: '0', title: '', startsOn: null, stamp }));
      expect(await problemsFor(id, owner)).toEqual([
        ['title-missing', 'title'],
        ['cost-zero', 'cost'],
        ['start-missing', 'startsOn'],
      ]);
    });
    expect(code).toBe('cases.incomplete');
  });

  test('when the programme is paused or over on this day', async () => {
    const setState = (state: string) =>
      db.programmeVersion.update({ where: { id: programme.versionId }, data: { state } });
    expect(await refused(() => setState('paused'))).toBe('cases.programme-paused');
    await setState('open');
    expect(await refused(() => setState('winding-down'))).toBe('cases.programme-closed');
    await setState('open');
    const owner = await makeFirmPerson('sme-owner');
    const id = await readyDraft(programme, owner);
    const submission = await submissionOf(id);
    const later = { ...owner, now: new Date('2100-01-02T12:00:00Z') };
    expect(await refusalCode(submitApplication(later, id, submission))).toBe(
      'cases.programme-closed',
    );
  });

  test('when it or the rules changed since the page was read', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const id = await readyDraft(programme, owner);
    const submission = await submissionOf(id);
    for (const other of [{ stamp: submission.stamp - 1 }, { versionId: 'another version' }])
      expect(await refusalCode(submitApplication(owner, id, { ...submission, ...other }))).toBe(
        'cases.changed-meanwhile',
      );
  });

  test('to everybody else', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const id = await readyDraft(programme, owner);
    const submission = await submissionOf(id);
    const firmId = seatOf(owner);
    const others = [
      await makeFirmPerson('sme-owner'),
      await makeFirmPerson('sme-viewer', firmId),
      await makeAdvisor(firmId, { scopes: ['assess'] }),
      await makeMember('provider', ['provider-owner']),
      await makeMember('programme', ['proposing-officer'], programme.ownerId),
    ];
    for (const other of others)
      expect(await refusalCode(submitApplication(other, id, submission))).toBe('cases.not-found');
    expect(await rowOf(id)).toMatchObject({ state: 'draft' });
  });
});

describe('a draft', () => {
  test('is taken up again rather than doubled, by two at once too', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const start = { programmeSlug: programme.slug, category: 'WEB' };
    const started = await Promise.all([1, 2].map(() => startApplication(owner, start)));
    started.push(await startApplication(owner, { programmeSlug: programme.slug }));
    expect(new Set(started.map(({ id }) => id)).size).toBe(1);
  });

  test('is another one for another category, and leads to the request that is open', async () => {
    const content = aLastingContent({ categories: ['WEB', 'CRM'] });
    const { slug } = await openProgramme({ content });
    const owner = await makeFirmPerson('sme-owner');
    const start = (category: string) => startApplication(owner, { programmeSlug: slug, category });
    const web = await start('WEB');
    const crm = await start('CRM');
    expect(crm.id).not.toBe(web.id);
    const id = await readyDraft({ slug }, owner);
    await submitApplication(owner, id, await submissionOf(id));
    expect(await start('WEB')).toEqual({ id, isOpen: true });
  });

  test('is refused with words by a programme that is paused, closed or run elsewhere', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const codeFor = async (state: string) => {
      const { slug } = await openProgramme({ state, funded: 0n });
      return refusalCode(startApplication(owner, { programmeSlug: slug }));
    };
    expect(await codeFor('paused')).toBe('cases.programme-paused');
    expect(await codeFor('winding-down')).toBe('cases.programme-closed');
    expect(await codeFor('closed')).toBe('cases.programme-closed');
    expect(await refusalCode(startApplication(owner, { programmeSlug: 'none' }))).toBe(
      'cases.not-found',
    );
  });

  test('keeps what was saved first when two write at once; the same words again are no conflict', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const { id } = await startApplication(owner, { programmeSlug: programme.slug });
    await saveProject(owner, id, aProject({ title: 'Premier' }));
    await saveProject(owner, id, aProject({ title: 'Premier' }));
    expect(await refusalCode(saveProject(owner, id, aProject({ title: 'Second' })))).toBe(
      'cases.changed-meanwhile',
    );
    expect((await getDraft(owner, id)).content.title).toBe('Premier');
    expect(await refusalCode(saveProject(owner, id, aProject({ category: 'CRM', stamp: 2 })))).toBe(
      'cases.unknown-category',
    );
  });
});

describe('papers', () => {
  const target = (applicationId: string) => ({ applicationId, code: 'tax-attestation' });

  test('are given once and used again by another request, unless they are out of date', async () => {
    const owner = await makeFirmPerson('sme-owner');
    await readyDraft(programme, owner);
    const other = await openProgramme();
    const { id } = await startApplication(owner, { programmeSlug: other.slug });
    const { papers } = await getDraft(owner, id);
    const [kind] = papers;
    expect(kind).toMatchObject({ code: 'tax-attestation', joined: [], hasEnd: true });
    const documentId = kind?.reusable[0]?.documentId ?? '';
    await reuseDocument(owner, { ...target(id), documentId });
    await reuseDocument(owner, { ...target(id), documentId });
    expect((await getDraft(owner, id)).papers[0]?.joined).toHaveLength(1);
    const late = { ...owner, now: new Date('2099-05-03T12:00:00Z') };
    const third = await openProgramme();
    const { id: thirdId } = await startApplication(late, { programmeSlug: third.slug });
    expect(await refusalCode(reuseDocument(late, { ...target(thirdId), documentId }))).toBe(
      'cases.expired',
    );
    expect((await getDraft(late, thirdId)).papers[0]?.reusable).toEqual([]);
  });

  test('are refused without a file, without their last day, past it, or for another kind', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const { id } = await startApplication(owner, { programmeSlug: programme.slug });
    const given = { issuedOn: null, validUntil: '2027-01-01', file: sent('a.pdf') };
    const add = (changes: Partial<typeof given>, code = 'tax-attestation') =>
      refusalCode(
        addDocument(owner, { applicationId: id, code }, { ...given, ...changes }, 'an intent'),
      );
    expect(await add({ file: null as never })).toBe('cases.file-missing');
    expect(await add({ validUntil: null as never })).toBe('cases.end-missing');
    expect(await add({ validUntil: '2026-11-15' })).toBe('cases.expired');
    expect(await add({ issuedOn: '2026-11-17' as never })).toBe('cases.future');
    expect(await add({}, 'quote')).toBe('cases.unknown-paper');
    expect(await db.storedFile.count()).toBe(0);
  });

  test('of the same form twice are kept once; taken back, their bytes are gone', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const { id } = await startApplication(owner, { programmeSlug: programme.slug });
    const given = { issuedOn: null, validUntil: '2027-01-01', file: sent('a.pdf') };
    await addDocument(owner, target(id), given, 'one intent of a form');
    await addDocument(owner, target(id), given, 'one intent of a form');
    const rows = await db.caseDocument.findMany({ where: { applicationId: id } });
    expect(rows).toHaveLength(1);
    const { documentId = '', fileId = '' } = rows[0] ?? {};
    await removeDocument(owner, { ...target(id), documentId });
    expect(await configuredStorage().get(fileId)).toBeNull();
    expect((await getDraft(owner, id)).papers[0]).toMatchObject({ joined: [], reusable: [] });
  });

  test('swapped in the store after the request was sent are found by their hash', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const id = await readyDraft(programme, owner);
    await submitApplication(owner, id, await submissionOf(id));
    expect(await verifyDocuments({ id })).toMatchObject([{ integrity: 'same' }]);
    const { fileId } = await db.caseDocument.findFirstOrThrow({ where: { applicationId: id } });
    await configuredStorage().put(fileId, new TextEncoder().encode('%PDF another attestation'));
    expect(await verifyDocuments({ id })).toMatchObject([{ integrity: 'changed' }]);
    await configuredStorage().remove(fileId);
    expect(await verifyDocuments({ id })).toMatchObject([{ integrity: 'gone' }]);
  });

  test('cannot be added to or taken from a request that was sent', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const id = await readyDraft(programme, owner);
    await submitApplication(owner, id, await submissionOf(id));
    const { documentId } = await db.caseDocument.findFirstOrThrow({
      where: { applicationId: id },
    });
    expect(await refusalCode(removeDocument(owner, { ...target(id), documentId }))).toBe(
      'cases.wrong-state',
    );
    expect(await refusalCode(reuseDocument(owner, { ...target(id), documentId }))).toBe(
      'cases.wrong-state',
    );
  });
});
