import { beforeEach, describe, expect, test } from 'vitest';
import { saveAnswers, completeAssessment, startSecond } from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import * as index from '../../app/routes/_public.assess._index.tsx';
import * as mailLink from '../../app/routes/_public.assess.$id.mail-link.tsx';
import * as profile from '../../app/routes/_public.assess.$id.profile.tsx';
import * as dimension from '../../app/routes/_public.assess.$id.$dimension.tsx';
import * as result from '../../app/routes/_public.assess.$id.result.tsx';
import * as review from '../../app/routes/_public.assess.$id.review.tsx';
import * as share from '../../app/routes/_public.assess.$id.share.tsx';
import * as dma from '../../app/routes/_public.assess.$id.dma.tsx';
import * as plannedAction from '../../app/routes/_public.assess.$id.roadmap.$action._index.tsx';
import * as list from '../../app/routes/_space.sme.assessments._index.tsx';
import * as compare from '../../app/routes/_space.sme.assessments.compare.tsx';
import * as second from '../../app/routes/_space.sme.assessments.$id.second.tsx';
import { anActor } from '../factories/actors.ts';
import { answered } from '../factories/assessment.ts';
import { aDraft, everyItem, freshDatabase, page } from '../factories/drafts.ts';
import {
  aFirmDraft,
  aFirmResult,
  makeAdvisor,
  makeFirmPerson,
  seatOf,
  type SeatedActor,
} from '../factories/firms.ts';
import { call } from './call.ts';

let owner: SeatedActor;

beforeEach(async () => {
  await freshDatabase();
  owner = await makeFirmPerson('sme-owner');
});

const as = (actor: SeatedActor) => ({ person: actor.person, device: null });

describe('the page where assessments begin', () => {
  test.each([
    ['nobody and no browser token', null, null, true],
    ['a browser token', 'own browser', null, false],
    ['a session that could not be read', null, 'unknown', false],
  ] as const)('is the same for everybody only with %s', async (_who, device, person, isPublic) => {
    const answer = await call(index.loader, { params: { lang: 'fr' }, device, person });
    const expected = isPublic ? /^public/ : /no-store/;
    expect(answer.headers.get('Cache-Control')).toMatch(expected);
  });

  test('is private for somebody signed in, and lists the firm’s assessments', async () => {
    const id = await aFirmResult(owner);
    const answer = await call(index.loader, { params: { lang: 'fr' }, ...as(owner) });
    expect(answer.headers.get('Cache-Control')).toMatch(/no-store/);
    expect(answer.data).toMatchObject({ forFirm: true, assessments: [{ id, ofFirm: true }] });
  });

  test('starts an assessment of the firm for its people', async () => {
    const answer = await call(index.action, {
      params: { lang: 'fr' },
      form: { path: 'full' },
      ...as(owner),
    });
    const { id } = await db.assessment.findFirstOrThrow({
      where: { organisationId: seatOf(owner) },
    });
    expect(answer.location).toBe(`/fr/assess/${id}/profile`);
  });
});

describe('a viewer of the firm', () => {
  async function viewing() {
    const id = await aFirmResult(owner);
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    const { actionId } = await db.plannedAction.findFirstOrThrow();
    return { id, viewer, params: { lang: 'fr', id, dimension: 'cus', action: actionId } };
  }

  test.each([
    ['the profile', profile.loader],
    ['the questions', dimension.loader],
  ])('is led from %s to the answers, which say why', async (_page, loader) => {
    const { id, viewer, params } = await viewing();
    const answer = await call(loader, { params, ...as(viewer) });
    expect(answer.location).toBe(`/fr/assess/${id}/review`);
    const answers = await call(review.loader, { params, ...as(viewer) });
    expect(answers.data).toMatchObject({ review: { readOnly: true, code: null }, refused: false });
  });

  test.each([
    ['answers', dimension.action, { 'CUS-01': '4', anyway: '1' }],
    ['completing', review.action, { do: 'complete' }],
    ['another path', review.action, { do: 'full' }],
    ['a share link', share.action, { intentId: 'minted with the page' }],
    ['the European answers', dma.action, { 'Q2.needs': '1' }],
    ['a planned action', plannedAction.action, { state: 'doing' }],
  ])('is refused %s with a clear message', async (_what, action, form) => {
    const { id, viewer, params } = await viewing();
    const before = await db.assessment.findMany();
    const answer = await call(action, { params, form, ...as(viewer) });
    expect([answer.status, answer.location]).toEqual([303, `/fr/assess/${id}/review?refused`]);
    const path = `/fr/assess/${id}/review?refused`;
    const shown = await call(review.loader, { params, path, ...as(viewer) });
    expect(shown.data).toMatchObject({ refused: true });
    expect(await db.assessment.findMany()).toEqual(before);
  });

  test('reads the result and the plan', async () => {
    const { params, viewer } = await viewing();
    const answer = await call(result.loader, { params, ...as(viewer) });
    expect(answer.data).toMatchObject({ readOnly: true, attachable: false });
    const plan = await call(plannedAction.loader, { params, ...as(viewer) });
    expect(plan.data).toMatchObject({ readOnly: true });
  });
});

describe('attaching from the page', () => {
  test('makes an assessment of this browser the firm’s', async () => {
    const id = await aDraft(anActor('this browser'));
    const params = { lang: 'fr', id };
    const here = { person: owner.person, device: 'this browser' };
    const before = await call(review.loader, { params, ...here });
    expect(before.data).toMatchObject({ review: { attachable: true } });
    const sent = await call(review.action, { params, form: { do: 'attach' }, ...here });
    expect(sent.location).toBe(`/fr/assess/${id}/review`);
    const colleague = await makeFirmPerson('sme-member', seatOf(owner));
    expect((await call(review.loader, { params, ...as(colleague) })).status).toBe(200);
    const alone = { device: 'this browser', person: null };
    expect((await call(review.loader, { params, ...alone })).status).toBe(404);
  });

  test('takes the page that mails the code away', async () => {
    const id = await aFirmDraft(owner);
    const answer = await call(mailLink.loader, { params: { lang: 'fr', id }, ...as(owner) });
    expect(answer.status).toBe(404);
  });
});

describe('the list of the firm’s assessments', () => {
  test('shows them to its people and offers writers the next one', async () => {
    const id = await aFirmResult(owner);
    await aFirmResult(await makeFirmPerson('sme-owner'));
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    for (const [actor, writes] of [
      [owner, true],
      [viewer, false],
    ] as const) {
      const answer = await call(list.loader, { params: { lang: 'ar' }, ...as(actor) });
      expect(answer.data).toMatchObject({ writes, assessments: [{ id, t: 0 }] });
    }
  });

  test('is not there for an advisor with a mandate', async () => {
    const advisor = await makeAdvisor(seatOf(owner));
    const answer = await call(list.loader, { params: { lang: 'fr' }, ...as(advisor) });
    expect(answer.status).toBe(404);
  });
});

describe('the comparison of two assessments', () => {
  test('says what changed', async () => {
    const from = await aFirmResult(owner, everyItem(1), new Date('2026-03-02T10:00:00Z'));
    const to = await aFirmResult(owner, everyItem(3));
    const path = `/fr/sme/assessments/compare?from=${from}&to=${to}`;
    const answer = await call(compare.loader, { params: { lang: 'fr' }, path, ...as(owner) });
    expect(answer.data).toMatchObject({
      progress: {
        from: { t: 0 },
        to: { t: 1 },
        overall: { change: expect.closeTo(50, 9), clear: true },
      },
    });
  });

  test('answers 404 for an assessment of another firm', async () => {
    await aFirmResult(owner);
    const theirs = await aFirmResult(await makeFirmPerson('sme-owner'));
    const path = `/fr/sme/assessments/compare?to=${theirs}`;
    const answer = await call(compare.loader, { params: { lang: 'fr' }, path, ...as(owner) });
    expect(answer.status).toBe(404);
  });
});

describe('the second view', () => {
  test('is asked for, filled in by a colleague and read by the firm', async () => {
    const id = await aFirmResult(owner, everyItem(1));
    const params = { lang: 'fr', id };
    const sent = await call(second.action, { params, form: { go: '1' }, ...as(owner) });
    expect(sent.location).toBe(`/fr/sme/assessments/${id}/second`);
    const copy = await startSecond(owner, id);
    const open = await call(second.loader, { params, ...as(owner) });
    expect(open.data).toMatchObject({
      link: `http://localhost:3000/fr/assess/${copy}/review`,
      view: { opinion: null },
    });
    const colleague = await makeFirmPerson('sme-member', seatOf(owner));
    await saveAnswers(colleague, copy, page(everyItem(1, { 'CUS-01': answered(4) })), null);
    await completeAssessment(colleague, copy);
    const seen = await call(result.loader, { params: { lang: 'fr', id: copy }, ...as(colleague) });
    expect(seen.location).toBe(`/fr/sme/assessments/${id}/second`);
    const done = await call(second.loader, { params, ...as(owner) });
    expect(done.data).toMatchObject({
      link: null,
      view: { opinion: { disagreements: [{ item: 'CUS-01' }], onlyOne: [] } },
    });
  });

  test('needs the facts of the firm first, and says so', async () => {
    const id = await aFirmDraft(owner);
    await db.assessmentFact.deleteMany();
    const params = { lang: 'fr', id };
    const sent = await call(second.action, { params, form: { go: '1' }, ...as(owner) });
    expect(sent).toMatchObject({ status: 422, data: { refusal: 'profile-missing' } });
  });

  test('of another firm is not there', async () => {
    const id = await aFirmResult(await makeFirmPerson('sme-owner'));
    const params = { lang: 'fr', id };
    expect((await call(second.loader, { params, ...as(owner) })).status).toBe(404);
    const sent = await call(second.action, { params, form: { go: '1' }, ...as(owner) });
    expect(sent.status).toBe(404);
    expect(await db.assessment.count()).toBe(1);
  });
});
