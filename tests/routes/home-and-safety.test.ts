import { describe, expect, test } from 'vitest';
import { call } from './call.ts';
import { seeOther } from '#web/responses.server.ts';
import * as home from '../../app/endpoints/_index.ts';
import * as nowhere from '../../app/routes/_public.$.tsx';
import * as page from '../../app/routes/_public._index.tsx';

describe('the address without a language', () => {
  test.each([
    ['the language chosen before', { Cookie: 'rq_lang=ar', 'Accept-Language': 'en' }, '/ar'],
    ['the one chosen before on https', { Cookie: 'a=b; __Host-rq_lang=zgh' }, '/zgh'],
    ['the best the browser names', { 'Accept-Language': 'de, en;q=0.5, ar-MA;q=0.9' }, '/ar'],
    ['Tamazight by its other codes', { 'Accept-Language': 'tzm-Latn-MA' }, '/zgh'],
    [
      'a choice that is none, then the browser',
      { Cookie: 'rq_lang=//evil', 'Accept-Language': 'en' },
      '/en',
    ],
    ['a broken cookie', { Cookie: 'rq_lang=%E0%A4%A', 'Accept-Language': 'ar' }, '/ar'],
    ['a browser that wants none of ours', { 'Accept-Language': 'de, *;q=0' }, '/fr'],
    ['nothing at all', {}, '/fr'],
  ])('leads to %s', async (_what, headers, location) => {
    const answer = await call(home.loader, { headers });
    expect(answer).toMatchObject({ status: 302, location });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Vary')).toBe('Accept-Language, Cookie');
  });

  test('keeps the query', async () => {
    const answer = await call(home.loader, { path: '/?lite=1' });
    expect(answer.location).toBe('/fr?lite=1');
  });
});

describe('an address that does not exist', () => {
  test('answers 404, read or sent', async () => {
    expect((await call(nowhere.loader, { params: { lang: 'fr' } })).status).toBe(404);
    expect((await call(nowhere.action, { params: { lang: 'fr' }, form: {} })).status).toBe(404);
  });

  test.each(['de', 'FR', 'fr-MA', '', 'constructor'])('has no language %j', async (lang) => {
    expect((await call(page.loader, { params: { lang } })).status).toBe(404);
  });
});

describe('a redirect', () => {
  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'evil',
    '',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r/evil.example',
  ])('refuses to leave the site: %j', (path) => {
    expect(() => seeOther(path)).toThrow();
  });

  test.each(['/', '/fr/assess', '/fr/assess/x/profile?sent#code'])('goes to %s', (path) => {
    const response = seeOther(path, { 'X-Test': 'kept' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe(path);
    expect(response.headers.get('X-Test')).toBe('kept');
  });
});
