import { beforeEach, expect, test, vi } from 'vitest';
import { routesWith } from '../architecture/route-access.ts';
import { freshDatabase } from '../factories/drafts.ts';
import { call } from './call.ts';
import { env } from '#platform/env.ts';
import * as demoMail from '../../app/routes/_public.demo.mail.tsx';

vi.hoisted(() => {
  process.env['RAQMANA_MODE'] = 'live';
});

beforeEach(freshDatabase);

test('a site that is not a demonstration has no outbox to read', async () => {
  expect(env().RAQMANA_MODE).toBe('live');
  expect(routesWith('demo only')).toEqual(['routes/_public.demo.mail.tsx']);
  expect((await call(demoMail.loader, { params: { lang: 'fr' } })).status).toBe(404);
});
