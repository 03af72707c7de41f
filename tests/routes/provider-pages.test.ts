import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { loader as home } from '../../app/routes/_space.provider._index.tsx';
import * as presentation from '../../app/routes/_space.provider.presentation._index.tsx';
import { loader as preview } from '../../app/routes/_space.provider.presentation.preview.tsx';
import * as change from '../../app/routes/_space.provider.references.$id.tsx';
import * as list from '../../app/routes/_space.provider.references._index.tsx';
import * as add from '../../app/routes/_space.provider.references.new.tsx';
import { loader as statistics } from '../../app/routes/_space.provider.statistics.tsx';
import { NOON } from '../factories/actors.ts';
import { anIce, makeMember } from '../factories/people.ts';
import {
  makeCertifiedProvider,
  makeOffer,
  makeProvider,
  makeReference,
} from '../factories/providers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

beforeEach(resetDatabase);

type Fields = Readonly<Record<string, string | readonly string[]>>;
type Handler = Parameters<typeof call>[0];

const PARAMS = { lang: 'fr' };
const INTENT = 'an-intent-of-a-form';

const read = ({ person }: MemberActor, loader: Handler, path = '/fr/x', params = {}) =>
  call(loader, { params: { ...PARAMS, ...params }, person, path });
const send = ({ person }: MemberActor, action: Handler, form: Fields, params = {}) =>
  call(action, { params: { ...PARAMS, ...params }, person, form });

const PAGE = {
  stamp: '',
  name: 'Atlas Logiciels',
  nameArabic: '',
  summaryFr: 'Logiciels de gestion.',
  summaryAr: '',
  descriptionFr: 'Nous installons des logiciels.',
  descriptionAr: '',
  website: 'www.atlas.ma',
  province: 'MA-CAS',
  regions: 'MA-06',
  languages: ['fr', 'ary'],
  sectors: 'COM',
  onSiteRadiusKm: '',
};

const CLIENT = {
  clientName: 'Comptoir Bab Lkhir',
  clientIce: anIce(700_001),
  sector: 'GRO',
  year: String(new Date().getUTCFullYear()),
  workFr: 'Caisse et stock',
  contactName: 'Une personne',
  contactPhone: '06 12 34 56 78',
};

describe('the form of the public page', () => {
  test('is saved by a plain form, then shown and previewed', async () => {
    const owner = await makeMember('provider', ['provider-owner']);
    expect((await read(owner, preview)).location).toBe('/fr/provider/presentation');
    const answer = await send(owner, presentation.action, PAGE);
    expect(answer).toMatchObject({ status: 303, location: '/fr/provider/presentation?saved' });
    const shown = await read(owner, presentation.loader, '/fr/provider/presentation?saved');
    expect(shown.data).toMatchObject({
      slug: 'atlas-logiciels',
      saved: true,
      values: { website: 'https://www.atlas.ma', regions: ['MA-06'] },
      untranslated: [{ text: 'name' }, { text: 'summary' }, { text: 'description' }],
    });
    expect((await read(owner, preview)).data).toMatchObject({
      view: { name: 'Atlas Logiciels', isListed: false, regions: [{ code: 'MA-06' }] },
    });
  });

  test('gives back what was typed, with a message at each field', async () => {
    const owner = await makeMember('provider', ['provider-owner']);
    const typed = { ...PAGE, summaryFr: '<b>Gras</b>', regions: ['MA-01', 'MA-02'], team: 'x' };
    const answer = await send(owner, presentation.action, typed);
    expect(answer).toMatchObject({
      status: 422,
      data: {
        errors: { summaryFr: 'error.html', team: 'error.number' },
        values: { summaryFr: '<b>Gras</b>', regions: ['MA-01', 'MA-02'], team: 'x' },
      },
    });
    expect(await db.provider.count()).toBe(0);
  });

  test('from a page that is out of date is refused once, and replaces it knowingly', async () => {
    const owner = await makeProvider();
    const stale = await send(owner, presentation.action, {
      ...PAGE,
      stamp: NOON.toISOString() + 'x',
    });
    expect(stale).toMatchObject({
      status: 422,
      data: {
        errors: { '': 'error.stale' },
        values: { summaryFr: 'Logiciels de gestion.' },
        stamp: NOON.toISOString(),
      },
    });
    const { stamp } = stale.data as { stamp: string };
    expect((await send(owner, presentation.action, { ...PAGE, stamp })).status).toBe(303);
  });

  test('names the offers that need a region that is taken out', async () => {
    const owner = await makeCertifiedProvider({ regions: ['MA-04', 'MA-06'] });
    await makeOffer(owner.person.seat.organisationId, 'published', { regions: ['MA-04'] });
    const answer = await send(owner, presentation.action, { ...PAGE, stamp: NOON.toISOString() });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        errors: { regions: 'error.regionsInUse' },
        details: { offers: 'Caisse et stock pour une boutique' },
      },
    });
  });
});

describe('the pages of references', () => {
  test('add one once, change it and remove it', async () => {
    const owner = await makeProvider();
    for (let times = 0; times < 2; times += 1) {
      const answer = await send(owner, add.action, { ...CLIENT, intentId: INTENT });
      expect(answer).toMatchObject({ status: 303, location: '/fr/provider/references?saved' });
    }
    const { id } = await db.providerReference.findFirstOrThrow();
    expect((await read(owner, list.loader, '/fr/x?saved')).data).toMatchObject({
      done: 'saved',
      references: [{ id, state: 'declared' }],
    });
    const changed = await send(owner, change.action, { ...CLIENT, sector: 'BTP' }, { id });
    expect(changed.status).toBe(303);
    expect((await read(owner, change.loader, '/fr/x', { id })).data).toMatchObject({
      state: 'declared',
      values: { sector: 'BTP', contactPhone: '06 12 34 56 78' },
    });
    const removed = await send(owner, list.action, { remove: id });
    expect(removed).toMatchObject({ status: 303, location: '/fr/provider/references?removed' });
    expect((await read(owner, change.loader, '/fr/x', { id })).status).toBe(404);
  });

  test('say at the field what is wrong with a client', async () => {
    const owner = await makeProvider();
    const refusal = async (changes: Fields) => {
      const answer = await send(owner, add.action, { ...CLIENT, intentId: INTENT, ...changes });
      expect(answer.status).toBe(422);
      return answer.data;
    };
    expect(await refusal({ clientIce: '002136093000041', year: '1990' })).toMatchObject({
      errors: { clientIce: 'error.iceKey', year: 'error.year' },
      values: { clientName: 'Comptoir Bab Lkhir' },
    });
    expect(await refusal({ intentId: 'short' })).toMatchObject({ errors: { '': 'error.reload' } });
    await send(owner, add.action, { ...CLIENT, intentId: INTENT });
    expect(await refusal({ intentId: `${INTENT}-2` })).toMatchObject({
      errors: { clientIce: 'error.referenceTwice' },
    });
  });

  test('say that an examiner was quicker', async () => {
    const owner = await makeProvider();
    const id = await makeReference(owner.person.seat.organisationId, 'confirmed');
    const late = await send(owner, change.action, CLIENT, { id });
    expect(late).toMatchObject({ status: 422, data: { errors: { '': 'error.decided' } } });
  });
});

test('the first page and the statistics are there from the first day', async () => {
  const owner = await makeMember('provider', ['provider-owner']);
  expect((await read(owner, home)).data).toMatchObject({
    edits: true,
    home: { steps: [{ step: 'identity' }, { step: 'page' }, {}, {}, {}, {}], views: 0 },
  });
  expect((await read(owner, statistics, '/fr/x?days=7')).data).toMatchObject({
    period: 7,
    statistics: { page: 0, offers: 0, byOffer: [] },
  });
  expect((await read(owner, statistics, '/fr/x?days=zzz')).data).toMatchObject({ period: 30 });
});
