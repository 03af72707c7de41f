import { beforeEach, describe, expect, test } from 'vitest';
import {
  answerMeasure,
  decideMeasure,
  liftSuspension,
  noticeMeasure,
  remindProviders,
  runCatalogueClock,
  withdrawCertificate,
} from '#domain/catalogue/index.server.ts';
import { civilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anIntent, daysLater, memoryStore } from '../../factories/certification.ts';
import { DOCX_MAIN, HTML, PDF, sent, word } from '../../factories/files.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import { makeCertifiedProvider, makeExaminer } from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

let owner: MemberActor;
let examiner: MemberActor;
let second: MemberActor;
let organisationId: string;

const certificate = () => db.certificate.findFirstOrThrow({ where: { organisationId } });
const events = async () =>
  (await db.certificateEvent.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] }))
    .filter(({ type }) => type !== 'issue')
    .map(({ type, toState, reason }) => [type, toState, reason].join(' '));
const kindsTo = async ({ person }: MemberActor, kind: string) =>
  (await notificationsTo(person.accountId)).filter((line) => line.kind === kind);

type Notice = Parameters<typeof noticeMeasure>[2];
const notice = (changes: Partial<Notice> = {}, actor = examiner) =>
  noticeMeasure(
    actor,
    organisationId,
    {
      ...{ kind: 'suspension', grounds: 'no-exit-kit', facts: 'A client has no passwords.' },
      ...{ interim: false, until: civilDate('2027-03-31') },
      ...changes,
    },
    anIntent(),
  );
const answer = (id: string, actor = owner) =>
  answerMeasure(actor, id, { text: 'They have them now.', file: null }, anIntent());
const apply = { outcome: 'applied', reason: 'Nothing was given back' } as const;
const drop = { outcome: 'dropped', reason: 'It was put right' } as const;

beforeEach(async () => {
  await resetDatabase();
  owner = await makeCertifiedProvider();
  organisationId = owner.person.seat.organisationId;
  examiner = await makeExaminer();
  second = await makeExaminer();
});

describe('the notice of a measure', () => {
  test('gives ten working days and changes nothing yet', async () => {
    const id = await notice();
    const measure = await db.certificateMeasure.findUniqueOrThrow({ where: { id } });
    expect(measure.answerDueOn.toISOString().slice(0, 10)).toBe('2026-11-30');
    expect((await certificate()).state).toBe('certified');
    expect((await kindsTo(owner, 'measure-noticed'))[0]?.params).toEqual({ date: '2026-11-30' });
  });

  test('suspends at once on grave grounds only', async () => {
    expect(await refusalCode(notice({ interim: true }))).toBe('catalogue.not-grave');
    await notice({ interim: true, grounds: 'cash-back' });
    expect(await certificate()).toMatchObject({ state: 'suspended', measureUntil: null });
    expect(await events()).toEqual(['suspend suspended cash-back']);
  });

  test('needs a last day to come, a certificate, and no other measure that runs', async () => {
    expect(await refusalCode(notice({ until: civilDate('2026-11-16') }))).toBe('catalogue.until');
    expect(await refusalCode(notice({ kind: 'revocation' }))).toBe('catalogue.until');
    const manager = await makeMember('programme', ['programme-manager']);
    expect(await refusalCode(notice({}, manager))).toBe('catalogue.not-found');
    await notice();
    expect(await refusalCode(notice())).toBe('catalogue.measure-open');
  });
});

describe('the answer', () => {
  test('comes from an owner of that provider, once, and reaches those who decide', async () => {
    const id = await notice();
    const member = await makeMember('provider', ['provider-member'], organisationId);
    expect(await refusalCode(answer(id, member))).toBe('catalogue.owner-only');
    expect(await refusalCode(answer(id, await makeCertifiedProvider()))).toBe(
      'catalogue.not-found',
    );
    await answer(id);
    expect(await refusalCode(answer(id))).toBe('catalogue.wrong-state');
    expect(await kindsTo(second, 'measure-answered')).toHaveLength(1);
  });

  test('keeps its file, and no file of another kind or of a refused answer', async () => {
    const id = await notice();
    const { store, kept } = memoryStore();
    const send = (file: ReturnType<typeof sent>, intent = anIntent()) =>
      answerMeasure(owner, id, { text: 'Here', file }, intent, store);
    for (const file of [sent('page.pdf', HTML), sent('letter.docx', word(DOCX_MAIN))])
      expect(await refusalCode(send(file))).toBe('files.type');
    expect(kept()).toEqual([]);
    const intent = anIntent();
    await send(sent('proof.pdf', PDF), intent);
    await send(sent('proof.pdf', PDF), intent);
    const { answerFileId } = await db.certificateMeasure.findUniqueOrThrow({ where: { id } });
    expect(kept()).toEqual([answerFileId]);
    expect(await refusalCode(send(sent('more.pdf', PDF)))).toBe('catalogue.wrong-state');
    expect(kept()).toEqual([answerFileId]);
    expect(await db.storedFile.count({ where: { organisationId } })).toBe(1);
  });
});

describe('the decision', () => {
  test('is for another examiner, after the answer', async () => {
    const id = await notice();
    expect(await refusalCode(decideMeasure(second, id, apply))).toBe('catalogue.too-early');
    await answer(id);
    expect(await refusalCode(decideMeasure(examiner, id, apply))).toBe('catalogue.same-person');
    expect(await refusalCode(decideMeasure(owner, id, drop))).toBe('catalogue.not-found');
    await decideMeasure(second, id, apply);
    await decideMeasure(second, id, apply);
    expect(await refusalCode(decideMeasure(second, id, drop))).toBe('catalogue.wrong-state');
    expect(await events()).toEqual(['suspend suspended no-exit-kit']);
    expect(await db.providerListing.count()).toBe(0);
    expect(await kindsTo(owner, 'measure-decided')).toHaveLength(1);
  });

  test('or after the last day to answer, also when it was suspended at once', async () => {
    const id = await notice({ interim: true, grounds: 'cash-back' });
    expect(await refusalCode(decideMeasure(daysLater(second, 14), id, apply))).toBe(
      'catalogue.too-early',
    );
    await decideMeasure(daysLater(second, 15), id, apply);
    expect(await events()).toEqual(['suspend suspended cash-back', 'suspend suspended cash-back']);
    expect((await certificate()).measureUntil).toEqual(new Date('2027-03-31'));
  });

  test('two at once: one applies, the other finds it decided', async () => {
    const id = await notice();
    await answer(id);
    const third = await makeExaminer();
    const codes = await Promise.all([
      refusalCode(decideMeasure(second, id, apply)),
      refusalCode(decideMeasure(third, id, drop)),
    ]);
    expect(codes.sort()).toEqual(['catalogue.wrong-state', null]);
  });

  test('a revocation ends the certificate', async () => {
    const id = await notice({ kind: 'revocation', until: null, grounds: 'false-papers' });
    await answer(id);
    await decideMeasure(second, id, apply);
    expect(await events()).toEqual(['revoke revoked false-papers']);
    expect((await certificate()).endedAt).not.toBeNull();
  });

  test('dropped, it ends an interim suspension and nothing else', async () => {
    const first = await notice();
    await answer(first);
    await decideMeasure(second, first, apply);
    const id = await notice({ interim: true, grounds: 'cash-back', until: null });
    await answer(id);
    await decideMeasure(second, id, drop);
    expect(await certificate()).toMatchObject({
      state: 'suspended',
      measureUntil: new Date('2027-03-31'),
    });
    await liftSuspension(second, first, 'Put right');
    const again = await notice({ interim: true, grounds: 'cash-back', until: null });
    expect((await certificate()).state).toBe('suspended');
    await answer(again);
    await decideMeasure(second, again, drop);
    expect((await certificate()).state).toBe('certified');
  });
});

describe('the end of a suspension', () => {
  test('comes by itself the day after its last day', async () => {
    const id = await notice();
    await answer(id);
    await decideMeasure(second, id, apply);
    await db.credential.updateMany({
      where: { kind: 'cnss-attestation' },
      data: { validTo: null },
    });
    await runCatalogueClock(new Date('2027-03-31T12:00:00Z'));
    expect((await certificate()).state).toBe('suspended');
    await runCatalogueClock(new Date('2027-04-01T12:00:00Z'));
    expect((await certificate()).state).toBe('certified');
    expect((await events()).at(-1)).toBe('lift certified period-over');
  });

  test('or by decision, once, for a measure that was applied', async () => {
    const id = await notice();
    expect(await refusalCode(liftSuspension(second, id, 'Early'))).toBe('catalogue.wrong-state');
    await answer(id);
    await decideMeasure(second, id, apply);
    expect(await refusalCode(liftSuspension(owner, id, 'Mine'))).toBe('catalogue.not-found');
    await liftSuspension(examiner, id, 'Put right');
    await liftSuspension(examiner, id, 'Put right');
    expect(await events()).toEqual(['suspend suspended no-exit-kit', 'lift certified decision']);
  });

  test('is that of the longest of two, whichever was decided last, lifted or not', async () => {
    const apart = async (until: string) => {
      const id = await notice({ until: civilDate(until) });
      await answer(id);
      await decideMeasure(second, id, apply);
      return id;
    };
    const long = await apart('2027-03-31');
    const short = await apart('2026-12-31');
    const held = (until: string) => ({ state: 'suspended', measureUntil: new Date(until) });
    expect(await certificate()).toMatchObject(held('2027-03-31'));
    await liftSuspension(second, long, 'Put right');
    expect(await certificate()).toMatchObject(held('2026-12-31'));
    await liftSuspension(second, short, 'Put right');
    expect(await certificate()).toMatchObject({ state: 'certified', measureUntil: null });
  });

  test('nobody escapes a measure by giving the certificate up', async () => {
    await notice();
    expect(await refusalCode(withdrawCertificate(owner))).toBe('catalogue.measure-open');
  });
});

describe('reminders', () => {
  test('those who decide are reminded once a week after the last day to answer', async () => {
    await notice();
    const clock = (days: number) => runCatalogueClock(daysLater(owner, days).now);
    for (const days of [14, 15, 15, 21]) await clock(days);
    expect(await kindsTo(second, 'measure-due')).toHaveLength(1);
    await clock(22);
    expect(await kindsTo(second, 'measure-due')).toHaveLength(2);
    expect(await kindsTo(examiner, 'measure-due')).toEqual([]);
    expect((await certificate()).state).toBe('certified');
  });

  test('providers are reminded at most once a day, while they have to answer', async () => {
    const id = await notice();
    expect(await remindProviders(examiner, [id, id, 'nothing'])).toBe(1);
    expect(await remindProviders(second, [id])).toBe(0);
    expect(await remindProviders(daysLater(second, 1), [id])).toBe(1);
    expect(await refusalCode(remindProviders(owner, [id]))).toBe('catalogue.not-found');
    expect(await kindsTo(owner, 'measure-noticed')).toHaveLength(3);
    await answer(id);
    expect(await remindProviders(daysLater(second, 2), [id])).toBe(0);
  });
});
