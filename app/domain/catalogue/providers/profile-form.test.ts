import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { profileSchema } from './profile-form.ts';

const TODAY = civilDate('2026-11-16');

const TYPED = {
  name: 'Atlas  Logiciels ',
  summaryFr: 'Logiciels de gestion.',
  descriptionFr: 'Nous installons\r\ndes logiciels.',
  province: 'MA-CAS',
  regions: ['MA-06'],
  languages: ['fr', 'ary'],
  sectors: ['COM'],
};

const schema = profileSchema(TODAY);

/** The message of a field, null when it is taken. */
function messageOf(field: string, changes: object): string | null {
  const result = schema.safeParse({ ...TYPED, ...changes });
  const issue = result.error?.issues.find(({ path }) => path[0] === field);
  return issue?.message ?? null;
}

describe('the form of a public page', () => {
  test('is kept tidy, lists in the order of the vocabulary', () => {
    const form = schema.parse({ ...TYPED, regions: ['MA-07', 'MA-06', 'MA-06', 'XX'] });
    expect(form).toMatchObject({
      name: 'Atlas Logiciels',
      descriptionFr: 'Nous installons\ndes logiciels.',
      regions: ['MA-06', 'MA-07'],
      languages: ['ary', 'fr'],
      moroccanLaw: false,
    });
  });

  test.each([
    ['name', { name: ' ' }, 'error.name'],
    ['name', { name: undefined }, 'error.name'],
    ['summaryFr', { name: '', summaryFr: undefined }, 'error.oneLanguage'],
    ['regions', { name: '', regions: ['MA-01'] }, 'error.homeRegion'],
    ['name', { name: 'x'.repeat(121) }, 'error.tooLong'],
    ['name', { name: 'Atlas <b>' }, 'error.html'],
    ['nameArabic', { nameArabic: 'Atlas' }, 'error.arabicName'],
    ['nameArabic', { nameArabic: 'أطلس' }, null],
    ['summaryFr', { summaryFr: 'x'.repeat(201) }, 'error.tooLong'],
    ['summaryFr', { summaryFr: '' }, 'error.oneLanguage'],
    ['summaryFr', { summaryFr: '', summaryAr: 'برامج' }, null],
    ['descriptionFr', { descriptionFr: 'a <script>' }, 'error.html'],
    ['descriptionFr', { descriptionFr: 'stock < 5 et > 3' }, null],
    ['descriptionAr', { descriptionAr: 'x'.repeat(2_001) }, 'error.tooLong'],
    ['website', { website: 'http://atlas.ma' }, 'error.https'],
    ['website', { website: 'https://localhost' }, 'error.https'],
    ['website', { website: 'https://me@atlas.ma' }, 'error.https'],
    ['website', { website: 'www.atlas.ma' }, null],
    ['email', { email: 'atlas@' }, 'error.email'],
    ['phone', { phone: '0522' }, 'error.phone'],
    ['phone', { phone: '05 22 12 34 56' }, null],
    ['province', { province: 'MA-XXX' }, 'error.province'],
    ['regions', { regions: [] }, 'error.regions'],
    ['regions', { regions: ['MA-01'] }, 'error.homeRegion'],
    ['languages', { languages: ['de'] }, 'error.languages'],
    ['sectors', { sectors: [] }, 'error.sectors'],
    ['onSiteRadiusKm', { onSiteRadiusKm: '0' }, 'error.radius'],
    ['onSiteRadiusKm', { onSiteRadiusKm: '1001' }, 'error.radius'],
    ['onSiteRadiusKm', { onSiteRadiusKm: '1 000' }, null],
    ['team', { team: 'douze' }, 'error.number'],
    ['capacity', { capacity: '0' }, 'error.capacity'],
    ['nextStartOn', { nextStartOn: '2026-11-15' }, 'error.past'],
    ['nextStartOn', { nextStartOn: '2026-11-16' }, null],
    ['nextStartOn', { nextStartOn: '17/11/2026' }, null],
    ['nextStartOn', { nextStartOn: '2026-02-30' }, 'error.day'],
    ['foundedYear', { foundedYear: '2027' }, 'error.founded'],
    ['foundedYear', { foundedYear: '1899' }, 'error.founded'],
    ['foundedYear', { foundedYear: '2026' }, null],
  ])('%s with %j: %s', (field, changes, message) => {
    expect(messageOf(field, changes)).toBe(message);
  });

  test('never keeps HTML, a hidden mark or a text that is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 260 }), (text) => {
        const kept = schema.safeParse({ ...TYPED, summaryFr: text, summaryAr: 'برامج' });
        if (!kept.success) return;
        expect(kept.data.summaryFr).not.toMatch(/<[a-z/!?]|[\u202a-\u202e\u2066-\u2069\n]/i);
        expect(kept.data.summaryFr.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
