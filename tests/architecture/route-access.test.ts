import { expect, test } from 'vitest';
import { ROUTE_ACCESS, routeModules, routesWith } from './route-access.ts';

test('every route says who may open it, and nothing else does', () => {
  expect(routeModules().length).toBeGreaterThan(30);
  expect(Object.keys(ROUTE_ACCESS).sort()).toEqual(routeModules().sort());
});

test('every address with the id of an assessment is for its owner', () => {
  const withId = routeModules().filter((route) => route.includes('_public.assess.$id.'));
  expect(withId.filter((route) => ROUTE_ACCESS[route] !== 'owner of the draft')).toEqual([]);
  expect(routesWith('owner of the draft').sort()).toEqual(withId.sort());
});
