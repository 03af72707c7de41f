import { beforeEach, describe, expect, test } from 'vitest';
import { getDraft } from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import {
  action as answer,
  loader as firmPage,
} from '../../app/routes/_space.sme.applications.$id.edit.firm/route.tsx';
import { loader as openPaper } from '../../app/routes/_space.sme.applications.$id.edit.papers.$document.ts';
import {
  action as keepPaper,
  loader as papersPage,
} from '../../app/routes/_space.sme.applications.$id.edit.papers._index/route.tsx';
import {
  action as write,
  loader as projectPage,
} from '../../app/routes/_space.sme.applications.$id.edit.project/route.tsx';
import {
  action as send,
  loader as reviewPage,
} from '../../app/routes/_space.sme.applications.$id.edit.review/route.tsx';
import { loader as firstStep } from '../../app/routes/_space.sme.applications.$id.edit._index/route.tsx';
import {
  action as start,
  loader as newPage,
} from '../../app/routes/_space.sme.applications.new/route.tsx';
import {
  openProgramme,
  readyDraft,
  submissionOf,
  tellFacts,
  type OpenProgramme,
} from '../factories/cases.ts';
import { freshDatabase } from '../factories/drafts.ts';
import { HTML, PDF } from '../factories/files.ts';
import { aFirmResult, makeAdvisor, makeFirmPerson, seatOf } from '../factories/firms.ts';
import { makeOrganisation } from '../factories/people.ts';
import { aLastingContent } from '../factories/public-programmes.ts';
import { call } from './call.ts';

const INTENT = 'an-intent-of-a-form';
let programme: OpenProgramme;
let owner: Awaited<ReturnType<typeof makeFirmPerson>>;

beforeEach(async () => {
  await freshDatabase();
  programme = await openProgramme();
  // Pages take the time from the clock.
  owner = { ...(await makeFirmPerson('sme-owner')), now: new Date() };
});

const at = (id: string) => ({ lang: 'fr', id });
const query = (fields: Readonly<Record<string, string>>) =>
  `/fr/x?${new URLSearchParams(fields).toString()}`;

async function started(actor: MemberActor = owner): Promise<string> {
  const { person } = actor;
  await call(start, { params: { lang: 'fr' }, person, form: { programme: programme.slug } });
  return (await db.aidApplication.findFirstOrThrow({ where: { state: 'draft' } })).id;
}

describe('a request is begun', () => {
  test('from the programme, in one click, and leads to its first step', async () => {
    const path = query({ programme: programme.slug });
    const page = await call(newPage, { params: { lang: 'ar' }, path, person: owner.person });
    expect(page.data).toMatchObject({
      programme: { slug: programme.slug, closed: null, documents: [{ required: true }] },
    });
    const form = { programme: programme.slug };
    const answered = await call(start, { params: { lang: 'ar' }, form, person: owner.person });
    const { id } = await db.aidApplication.findFirstOrThrow();
    expect(answered).toMatchObject({
      status: 303,
      location: `/ar/sme/applications/${id}/edit/project`,
    });
    const first = await call(firstStep, { params: at(id), person: owner.person });
    expect(first.location).toBe(`/fr/sme/applications/${id}/edit/project`);
  });

  test('knowing that only the waiting list takes it, while no money is left', async () => {
    const { slug } = await openProgramme({ funded: 0n });
    for (const [one, waitlistOnly] of [
      [slug, true],
      [programme.slug, false],
    ] as const) {
      const path = query({ programme: one });
      const page = await call(newPage, { params: { lang: 'fr' }, path, person: owner.person });
      expect(page.data).toMatchObject({ programme: { slug: one, waitlistOnly } });
    }
  });

  test('from a list of the programmes that take requests', async () => {
    await openProgramme({ state: 'paused' });
    const page = await call(newPage, { params: { lang: 'fr' }, person: owner.person });
    expect(page.data).toMatchObject({
      programme: null,
      programmes: [{ slug: programme.slug }],
    });
  });

  test('not at a programme that is paused, in words; nor at one that is not there', async () => {
    const { slug } = await openProgramme({ state: 'paused' });
    const sent = (form: Readonly<Record<string, string>>) =>
      call(start, { params: { lang: 'fr' }, form, person: owner.person });
    expect(await sent({ programme: slug })).toMatchObject({
      status: 422,
      data: { errors: { form: 'programme-paused' } },
    });
    for (const one of ['none', '', '../x'])
      expect((await sent({ programme: one })).status).toBe(404);
    expect(await db.aidApplication.count()).toBe(0);
  });

  test('by an advisor for a client that gave a mandate to apply, and no other', async () => {
    const [client, other] = [await makeOrganisation('sme'), await makeOrganisation('sme')];
    const { person } = await makeAdvisor(client, { scopes: ['apply'] });
    const page = await call(newPage, {
      ...{ params: { lang: 'fr' }, person },
      path: query({ programme: programme.slug }),
    });
    expect(page.data).toMatchObject({ firms: [{ value: client }] });
    const sent = (firm: Readonly<Record<string, string>>) => {
      const form = { programme: programme.slug, ...firm };
      return call(start, { params: { lang: 'fr' }, person, form });
    };
    expect(await sent({})).toMatchObject({ status: 422, data: { errors: { firm: 'no-firm' } } });
    expect((await sent({ firm: other })).status).toBe(404);
    expect((await sent({ firm: client })).status).toBe(303);
    expect(await db.aidApplication.findFirst()).toMatchObject({ organisationId: client });
  });
});

describe('the project', () => {
  const PROJECT = {
    ...{
      title: 'Vendre en ligne',
      need: 'Plus de clients',
      category: 'WEB',
      startsOn: '04/01/2099',
    },
    ...{ otherAid: '0', contactName: 'Amina', contactPhone: '06 12 34 56 78', stamp: '1' },
  };
  const write1 = async (fields: Readonly<Record<string, string>>) => {
    const id = await started();
    const form = { ...PROJECT, ...fields };
    const answered = await call(write, { params: at(id), form, person: owner.person });
    return { id, answered };
  };

  test.each([
    ['12,5', '1250'],
    ['1 000,00 DH', '100000'],
    ['١٢٣', '12300'],
    ['1.234', '123400'],
    ['0', '0'],
    ['', null],
  ])('reads a cost typed as "%s"', async (cost, centimes) => {
    const { id, answered } = await write1({ cost });
    expect(answered.location).toBe(`/fr/sme/applications/${id}/edit/firm?saved`);
    const { content } = await getDraft(owner, id);
    expect(content).toMatchObject({
      ...{ cost: centimes, startsOn: '2099-01-04', contactPhone: '+212612345678' },
    });
  });

  test.each([
    ['-5', 'amount'],
    ['1e9', 'amount'],
    ['douze', 'amount'],
    ['999999999999999', 'too-much'],
  ])('refuses a cost typed as "%s" at its field and keeps what was typed', async (cost, code) => {
    const { id, answered } = await write1({ cost });
    expect(answered).toMatchObject({
      status: 422,
      data: { errors: { cost: code }, values: { title: 'Vendre en ligne', cost } },
    });
    expect((await getDraft(owner, id)).content.title).toBe('');
  });

  test('refuses a day, a number and a category that are none', async () => {
    const { answered } = await write1({ startsOn: '31/02/2099', contactPhone: 'abc' });
    expect(answered.data).toMatchObject({ errors: { startsOn: 'date', contactPhone: 'phone' } });
    const other = await write1({ category: 'CRM' });
    expect(other.answered.data).toMatchObject({ errors: { category: 'unknown-category' } });
  });

  test('tells who writes over somebody else, and lets them once they read it', async () => {
    const { id } = await write1({ cost: '10' });
    const sent = (stamp: string) =>
      call(write, {
        ...{ params: at(id), person: owner.person },
        form: { ...PROJECT, cost: '20', stamp },
      });
    expect((await sent('1')).data).toMatchObject({ errors: { form: 'changed-meanwhile' } });
    const page = await call(projectPage, { params: at(id), person: owner.person });
    expect(page.data).toMatchObject({ values: { cost: '10', stamp: '2' } });
    expect((await sent('2')).status).toBe(303);
  });
});

describe('the firm', () => {
  test('is asked once for what the rules read, and only what is missing', async () => {
    await tellFacts(seatOf(owner), { staff: 5 });
    const id = await started();
    const page = () => call(firmPage, { params: at(id), person: owner.person });
    expect((await page()).data).toMatchObject({
      lines: [{ fact: 'staff', source: 'self' }],
      questions: [{ fact: 'ageMonths' }, { fact: 'taxCompliant' }],
    });
    const form = { asked: ['ageMonths', 'taxCompliant'], 'ageMonths.year': '2020' };
    const refused = await call(answer, { params: at(id), form, person: owner.person });
    expect(refused).toMatchObject({ status: 422, data: { errors: { ageMonths: 'date' } } });
    const kept = await call(answer, {
      ...{ params: at(id), person: owner.person },
      form: { ...form, 'ageMonths.month': '3', taxCompliant: 'yes', exportShare: '12' },
    });
    expect(kept.location).toBe(`/fr/sme/applications/${id}/edit/papers?saved`);
    expect((await page()).data).toMatchObject({
      questions: [],
      explanation: { status: 'eligible' },
    });
    const facts = await db.firmFact.findMany({ orderBy: { fact: 'asc' } });
    expect(facts.map(({ fact }) => fact)).toEqual(['ageMonths', 'staff', 'taxCompliant']);
  });

  test('changes one answer, and takes it back when it is emptied', async () => {
    await tellFacts(seatOf(owner));
    const id = await started();
    const page = await call(firmPage, {
      ...{ params: at(id), person: owner.person, path: query({ change: 'staff' }) },
    });
    expect(page.data).toMatchObject({ questions: [{ fact: 'staff', values: { staff: '5' } }] });
    const sent = (staff: string) =>
      call(answer, {
        ...{ params: at(id), person: owner.person },
        form: { asked: 'staff', had: 'staff', staff },
      });
    await sent('12');
    expect((await getDraft(owner, id)).firm.facts.staff?.value).toBe(12);
    await sent('');
    expect((await getDraft(owner, id)).firm.facts.staff).toBeUndefined();
  });

  test('leaves what a paper or a register showed as it is', async () => {
    await tellFacts(seatOf(owner));
    await db.firmFact.updateMany({ where: { fact: 'staff' }, data: { source: 'registry' } });
    const id = await started();
    const form = { asked: 'staff', had: 'staff', staff: '12' };
    await call(answer, { params: at(id), form, person: owner.person });
    expect((await getDraft(owner, id)).firm.facts.staff).toMatchObject({ value: 5 });
  });
});

describe('the papers', () => {
  const upload = (fields: Readonly<Record<string, string>>, file?: File) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ intentId: INTENT, ...fields }))
      data.append(name, value);
    if (file) data.append('file', file);
    return data;
  };
  const ATTESTATION = { code: 'tax-attestation', validUntil: '2099-01-01' };
  const PAPER = new File([PDF.slice()], 'attestation.pdf');

  test('are kept, opened by their own people, and said to be joined', async () => {
    const id = await started();
    const options = { params: at(id), person: owner.person };
    const kept = await call(keepPaper, { ...options, upload: upload(ATTESTATION, PAPER) });
    expect(kept.location).toBe(`/fr/sme/applications/${id}/edit/papers?saved`);
    const { documentId } = await db.caseDocument.findFirstOrThrow();
    expect((await call(papersPage, options)).data).toMatchObject({
      kinds: [{ code: 'tax-attestation', joined: [{ documentId, fileName: 'attestation.pdf' }] }],
      open: null,
    });
    const params = { ...at(id), document: documentId };
    const opened = await call(openPaper, { params, person: owner.person });
    expect(opened).toMatchObject({ status: 303, location: expect.stringMatching(/^\/files\//) });
  });

  test('are refused at their field, with the days kept', async () => {
    const id = await started();
    const sent = async (fields: Readonly<Record<string, string>>, file?: File) => {
      const form = upload({ ...ATTESTATION, ...fields }, file);
      return (await call(keepPaper, { params: at(id), person: owner.person, upload: form })).data;
    };
    expect(await sent({})).toMatchObject({
      errors: { file: 'file-missing' },
      values: { validUntil: '2099-01-01' },
    });
    expect(await sent({ validUntil: '31/02/2099' })).toMatchObject({
      errors: { validUntil: 'date', file: 'file-missing' },
    });
    expect(await sent({ validUntil: '2026-01-01' }, PAPER)).toMatchObject({
      errors: { validUntil: 'expired' },
    });
    expect(await sent({}, new File([HTML.slice()], 'page.pdf'))).toMatchObject({
      errors: { file: expect.any(String) },
    });
    expect(await sent({ code: 'quote' }, PAPER)).toMatchObject({
      errors: { form: 'unknown-paper' },
    });
    expect(await db.firmDocument.count()).toBe(0);
  });

  test('include the report of the assessment, which the platform makes itself', async () => {
    await aFirmResult(owner, undefined, owner.now);
    const documents = [{ code: 'assessment-report' as const, required: true }];
    const other = await openProgramme({ content: aLastingContent({ documents }) });
    await call(start, {
      ...{ params: { lang: 'fr' }, person: owner.person, form: { programme: other.slug } },
    });
    const { id } = await db.aidApplication.findFirstOrThrow();
    const form = { do: 'report', code: 'assessment-report', intentId: `${INTENT}-report` };
    const kept = await call(keepPaper, { params: at(id), person: owner.person, form });
    expect(kept.status).toBe(303);
    expect(await db.storedFile.findFirst()).toMatchObject({ mediaType: 'application/pdf' });
  });
});

describe('the request before it is sent', () => {
  test('says everything that is missing and where, and offers no button', async () => {
    await tellFacts(seatOf(owner), { taxCompliant: false });
    const id = await started();
    const page = await call(reviewPage, { params: at(id), person: owner.person });
    const { review } = page.data as { review: { problems: { code: string; step: string }[] } };
    expect(review.problems.map(({ code, step }) => `${step} ${code}`)).toEqual([
      ...['project title-missing', 'project need-missing', 'project category-missing'],
      ...['project cost-missing', 'project start-missing', 'project other-aid-missing'],
      ...['project contact-missing', 'firm not-eligible', 'papers paper-missing'],
    ]);
    expect(review).toMatchObject({
      explanation: { status: 'not_eligible', counterfactuals: [{ changes: [expect.any(String)] }] },
    });
    expect(review.problems.at(-1)).toMatchObject({ name: 'Attestation de régularité fiscale' });
  });

  test('says what aid it would get and what is left to pay', async () => {
    const id = await readyDraft(programme, owner);
    const page = await call(reviewPage, { params: at(id), person: owner.person });
    expect(page.data).toMatchObject({
      review: {
        problems: [],
        money: { aid: expect.stringMatching(/4.000/), restWithVat: expect.stringMatching(/5.600/) },
      },
    });
  });

  test('is sent once with both boxes, whatever the address it comes from', async () => {
    const id = await readyDraft(programme, owner);
    const { stamp, versionId, consents } = await submissionOf(id);
    const form = { stamp: String(stamp), versionId, consents };
    const sent = (fields: Readonly<Record<string, string | readonly string[]>>, ip: string) =>
      call(send, { params: at(id), person: owner.person, form: fields, ip });
    expect((await sent({ ...form, consents: 'true-facts' }, '192.0.2.1')).data).toMatchObject({
      errors: { consents: 'consent-missing' },
      consents: ['true-facts'],
    });
    const there = `/fr/sme/applications/${id}?sent`;
    expect((await sent(form, '192.0.2.2')).location).toBe(there);
    expect((await sent(form, '192.0.2.3')).location).toBe(there);
    expect(await db.aidApplication.count({ where: { number: { not: null } } })).toBe(1);
    const later = await call(projectPage, { params: at(id), person: owner.person });
    expect(later.location).toBe(`/fr/sme/applications/${id}`);
  });

  test('is refused when something was taken out meanwhile', async () => {
    const id = await readyDraft(programme, owner);
    const { stamp, versionId, consents } = await submissionOf(id);
    await db.caseDocument.deleteMany();
    const form = { stamp: String(stamp), versionId, consents };
    const answered = await call(send, { params: at(id), person: owner.person, form });
    expect(answered).toMatchObject({ status: 422, data: { errors: { form: 'incomplete' } } });
  });

  test('is asked to wait by whoever sends without end', async () => {
    const id = await readyDraft(programme, owner);
    const form = { stamp: 'no', versionId: 'none' };
    let last = 0;
    for (let tries = 0; tries < 30 && last !== 429; tries += 1)
      last = (await call(send, { params: at(id), person: owner.person, form })).status;
    expect(last).toBe(429);
  });

  test('is read and not changed by a viewer of the firm', async () => {
    const id = await readyDraft(programme, owner);
    const { person } = await makeFirmPerson('sme-viewer', seatOf(owner));
    const page = await call(reviewPage, { params: at(id), person });
    expect(page.data).toMatchObject({ head: { canChange: false } });
    const { stamp, versionId, consents } = await submissionOf(id);
    const form = { stamp: String(stamp), versionId, consents };
    expect((await call(send, { params: at(id), person, form })).status).toBe(404);
  });
});
