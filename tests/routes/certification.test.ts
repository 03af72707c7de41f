import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { CHARTER_VERSION } from '#domain/catalogue/index.server.ts';
import { referenceStamp } from '#domain/catalogue/certification/reference-stamp.ts';
import { CHECK_ITEMS } from '#domain/catalogue/schema.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import texts from '#i18n/locales/fr/certification.json' with { type: 'json' };
import { db } from '#platform/db.ts';
import {
  action as giveAway,
  loader as dossierPage,
} from '../../app/routes/_space.programme.providers.$id._index.tsx';
import { action as check } from '../../app/routes/_space.programme.providers.$id.check.tsx';
import { action as decide } from '../../app/routes/_space.programme.providers.$id.decide.tsx';
import { action as write } from '../../app/routes/_space.programme.providers.$id.write.tsx';
import {
  action as onQueue,
  loader as queuePage,
} from '../../app/routes/_space.programme.providers._index.tsx';
import { action as notice } from '../../app/routes/_space.programme.providers.firm.$id.measure.tsx';
import { action as decideMeasure } from '../../app/routes/_space.programme.providers.measures.$id._index.tsx';
import {
  action as onOwn,
  loader as ownPage,
} from '../../app/routes/_space.provider.certification._index.tsx';
import { action as agree } from '../../app/routes/_space.provider.certification.charter.tsx';
import { action as answer } from '../../app/routes/_space.provider.certification.measures.$id._index.tsx';
import { NOON } from '../factories/actors.ts';
import { PDF } from '../factories/files.ts';
import { makeMember } from '../factories/people.ts';
import {
  makeCertificate,
  makeCredential,
  makeExaminer,
  makeProvider,
  makeReference,
} from '../factories/providers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

type Handler = Parameters<typeof call>[0];
type Fields = Readonly<Record<string, string>>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Pages take the time from the clock. */
const TODAY = Math.floor((Date.now() - NOON.getTime()) / DAY_MS);

let owner: MemberActor;
let examiner: MemberActor;
let second: MemberActor;
let intents = 0;

function post(handler: Handler, { person }: MemberActor, form: Fields, id = '') {
  const intentId = `an-intent-of-a-form-${(intents += 1)}`;
  return call(handler, { params: { lang: 'fr', id }, person, form: { intentId, ...form } });
}
const applicationId = async () => (await db.certificationApplication.findFirstOrThrow()).id;

/** Sends a complete application through the provider's own pages. Returns its id. */
async function send(): Promise<string> {
  await post(agree, owner, { version: CHARTER_VERSION, agrees: 'yes' });
  await post(onOwn, owner, { do: 'open' });
  const application = await applicationId();
  const answered = await post(onOwn, owner, {
    ...{ do: 'submit', application, declaresNoInsurance: 'yes', text: 'Bonjour' },
  });
  expect(answered.location).toBe('/fr/provider/certification?done=submit');
  return application;
}

beforeEach(async () => {
  await resetDatabase();
  owner = await makeProvider();
  const { organisationId } = owner.person.seat;
  for (const kind of ['tax-attestation', 'cnss-attestation'])
    await makeCredential(organisationId, { kind, from: TODAY - 10, to: TODAY + 100 });
  await makeReference(organisationId);
  await makeReference(organisationId);
  examiner = await makeExaminer();
  second = await makeExaminer();
});

describe('the pages of certification', () => {
  test('lead from the charter to a certificate by two examiners', async () => {
    const id = await send();
    const to = `/fr/programme/providers/${id}`;
    expect((await post(giveAway, examiner, { do: 'take' }, id)).location).toBe(`${to}?done=assign`);
    for (const reference of await db.providerReference.findMany()) {
      const read = { referenceId: reference.id, stamp: referenceStamp(reference) };
      const said = { do: 'reference', ...read, state: 'confirmed', note: 'Appelé' };
      expect((await post(check, examiner, said, id)).location).toBe(`${to}/check?done=reference`);
    }
    const verdicts = Object.fromEntries(CHECK_ITEMS.map((item) => [`verdict-${item}`, 'met']));
    const found = { do: 'checks', ...verdicts, 'note-identity': 'Vu' };
    expect((await post(check, examiner, found, id)).location).toBe(`${to}/check?done=checks`);
    const held = { heldOn: '16/11/2026', people: 'Amina', interview: 'Bien passé' };
    expect((await post(write, examiner, { do: 'interview', ...held }, id)).status).toBe(303);
    const proposal = { do: 'propose', verdict: 'accept', reason: 'Tout est en ordre.' };
    expect((await post(decide, examiner, proposal, id)).location).toBe(`${to}?done=propose`);
    const decision = { do: 'decide', agrees: 'yes', reason: 'Je suis d’accord.' };
    const own = await post(decide, examiner, decision, id);
    expect([own.status, own.data]).toMatchObject([422, { errors: { form: 'same-person' } }]);
    expect((await post(decide, second, decision, id)).location).toBe(`${to}?done=decide`);
    const { data } = await call(ownPage, { params: { lang: 'ar' }, person: owner.person });
    const early = {
      ...{ kind: 'confirmation', current: null, opensOn: expect.stringMatching(/\d{4}/) as string },
      preconditions: expect.arrayContaining([{ code: 'certificate', met: false }]) as unknown,
    };
    expect(data).toMatchObject({ own: { certificate: { state: 'probation' }, ...early } });
    const dossier = await call(dossierPage, {
      params: { lang: 'en', id },
      person: second.person,
    });
    expect(dossier.data).toMatchObject({ dossier: { application: { state: 'accepted' } } });
  });

  test('say what is missing and lose nothing that was typed', async () => {
    await post(onOwn, owner, { do: 'open' });
    const application = await applicationId();
    const typed = { do: 'submit', application, text: 'Une longue explication' };
    const refused = await post(onOwn, owner, typed);
    expect(refused.status).toBe(422);
    expect(refused.data).toMatchObject({
      errors: { form: 'not-ready' },
      values: { text: 'Une longue explication' },
    });
    const { data } = await call(ownPage, { params: { lang: 'fr' }, person: owner.person });
    expect(data).toMatchObject({
      own: { preconditions: expect.arrayContaining([{ code: 'charter', met: false }]) as unknown },
    });
  });

  test('refuse empty reasons, HTML and unknown buttons at their fields', async () => {
    const id = await send();
    await post(giveAway, examiner, { do: 'take' }, id);
    const errorsOf = async (handler: Handler, form: Fields) => {
      const { status, data } = await post(handler, examiner, form, id);
      return [status, (data as { errors: unknown }).errors];
    };
    expect(await errorsOf(decide, { do: 'propose', verdict: 'accept', reason: 'Bon' })).toEqual([
      422,
      { reason: 'error.reason' },
    ]);
    expect(await errorsOf(write, { do: 'request', request: '<b>vite</b>' })).toEqual([
      422,
      { request: 'error.html' },
    ]);
    expect(await errorsOf(write, { do: 'dance' })).toEqual([422, { form: 'error.reload' }]);
    expect(await errorsOf(write, { do: 'interview', people: 'A', interview: 'B' })).toEqual([
      422,
      { heldOn: 'error.day' },
    ]);
  });

  test('are read-only for members of the provider', async () => {
    const { organisationId } = owner.person.seat;
    const member = await makeMember('provider', ['provider-member'], organisationId);
    expect((await post(onOwn, member, { do: 'open' })).data).toMatchObject({
      errors: { form: 'owner-only' },
    });
    const { data } = await call(ownPage, { params: { lang: 'fr' }, person: member.person });
    expect(data).toMatchObject({ own: { isOwner: false } });
  });
});

describe('the queue', () => {
  test('filters by its address, keeps views, and reminds the ticked providers', async () => {
    const id = await send();
    await post(giveAway, examiner, { do: 'take' }, id);
    await post(write, examiner, { do: 'request', request: 'Votre page, s’il vous plaît' }, id);
    const at = async (query: string) =>
      (await call(queuePage, { params: { lang: 'fr' }, person: examiner.person, path: query }))
        .data;
    expect(await at('/x?who=mine')).toMatchObject({ lines: [{ id, remindable: true }] });
    expect(await at('/x?state=proposed&kind=none&page=99')).toMatchObject({ lines: [], page: 1 });
    expect((await post(onQueue, examiner, { do: 'remind', remind: id })).location).toBe(
      '/fr/programme/providers?reminded=1',
    );
    expect(await at('/x?who=mine')).toMatchObject({ lines: [{ id, remindable: false }] });
    const view = { do: 'save-view', name: 'À moi', query: 'who=mine' };
    expect((await post(onQueue, examiner, view)).location).toBe('/fr/programme/providers?who=mine');
    expect(await at('/x')).toMatchObject({ views: [{ name: 'À moi', query: 'who=mine' }] });
  });
});

describe('a measure', () => {
  test('goes from its notice through the answer with a file to a decision', async () => {
    const { organisationId } = owner.person.seat;
    await makeCertificate(organisationId);
    const said = { kind: 'suspension', grounds: 'no-exit-kit', facts: 'Mots de passe non rendus.' };
    const refused = await post(notice, examiner, { ...said, interim: 'yes' }, organisationId);
    expect(refused.data).toMatchObject({ errors: { interim: 'not-grave' } });
    const given = await post(notice, examiner, said, organisationId);
    const { id } = await db.certificateMeasure.findFirstOrThrow();
    expect(given.location).toBe(`/fr/programme/providers/measures/${id}?done=notice`);
    const upload = new FormData();
    upload.append('intentId', 'an-intent-of-an-upload');
    upload.append('text', 'Ils sont rendus.');
    upload.append('file', new File([PDF.slice()], 'preuve.pdf'));
    const params = { lang: 'fr', id };
    const sent = await call(answer, { params, person: owner.person, upload });
    expect(sent.location).toBe('/fr/provider/certification?done=measure');
    const decision = { do: 'decide', outcome: 'dropped', reason: 'Les accès sont rendus.' };
    expect((await post(decideMeasure, second, decision, id)).status).toBe(303);
    expect(await db.certificateMeasure.findFirst()).toMatchObject({ state: 'dropped' });
  });
});

test('every refusal of certification has words', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  // Thrown, named for a constraint of the database, or a message of a form.
  const patterns = [
    /DomainError\('catalogue\.([a-z-]+)'/g,
    /[a-z]_[a-z_]+: 'catalogue\.([a-z-]+)'/g,
    /'error\.([A-Za-z]+)'/g,
  ];
  const codes = globSync('app/domain/catalogue/certification/*.ts', { cwd: root }).flatMap(
    (file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return patterns.flatMap((pattern) =>
        [...text.matchAll(pattern)].map(([, code]) => code ?? ''),
      );
    },
  );
  expect(codes.length).toBeGreaterThan(20);
  const known: Readonly<Record<string, string>> = texts.error;
  const silent = codes.filter((code) => known[code] === undefined);
  expect([...new Set(silent)]).toEqual(['not-found']);
});
