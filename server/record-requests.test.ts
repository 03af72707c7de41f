import { describe, expect, test } from 'vitest';
import { routePattern } from './record-requests.ts';

const TOKEN = 'Zk3-abc_DEFghiJKLmnoPQRstuVWXyz0123456789-_';
const ID = '01a200ff-1790-7651-9f2b-3724c69d881f';

describe('the pattern of a path', () => {
  test.each([
    ['/', '/'],
    ['/fr', '/:lang'],
    ['/zgh/method', '/:lang/method'],
    [`/ar/assess/${ID}/result`, '/:lang/assess/:id/result'],
    ['/fr/shared/Zk3-abc_DEF', '/:lang/shared/:x'],
    [`/fr/reset/${TOKEN}`, '/:lang/reset/:x'],
    [`/ar/sign-up/${TOKEN}`, '/:lang/sign-up/:x'],
    [`/en/invitation/${TOKEN}`, '/:lang/invitation/:x'],
    ['/assets/vendor-CQDPP5lS.js', '/assets/:x'],
    ['/api/v1/assessments/score', '/api/v1/assessments/score'],
    ['/fr/offers', '/:lang/offers'],
    ['/fr/offers/une-caisse-pour-la-boutique-et-le-stock', '/:lang/offers/:x'],
    ['/ar/offers/compare', '/:lang/offers/compare'],
    ['/en/providers/atlas', '/:lang/providers/:x'],
    ['/fr/provider/offers/new', '/:lang/provider/offers/new'],
    ['/sitemap-catalogue.xml', '/sitemap-catalogue.xml'],
  ])('%s is measured as %s', (path, pattern) => {
    expect(routePattern(path)).toBe(pattern);
  });

  test('what nobody serves is one series, however it is called', () => {
    expect(routePattern('/wp-login.php')).toBe('other');
    expect(routePattern(`/fr/${'a'.repeat(100)}`)).toBe('other');
    expect(routePattern(`/fr/Reset/${TOKEN}`)).toBe('other');
  });
});
