import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '#platform/db.ts';
import * as dma from '../../app/routes/_public.assess.$id.dma.tsx';
import { anActor } from '../factories/actors.ts';
import { answered } from '../factories/assessment.ts';
import { aCompleted, freshDatabase } from '../factories/drafts.ts';
import { call } from './call.ts';

beforeEach(freshDatabase);

async function opened(answers = { 'CUS-01': answered(3) }) {
  const id = await aCompleted(anActor(), { answers });
  return { id, params: { lang: 'fr', id } };
}

describe('the European questionnaire', () => {
  test('opens with what the answers show, unconfirmed', async () => {
    const { params } = await opened();
    const { data } = await call(dma.loader, { params });
    expect(data).toMatchObject({ bridge: { confirmed: null, readOnly: false } });
    expect(JSON.stringify(data)).toContain(
      '"id":"website","text":"Site web de l’entreprise","values":{"Q3":1}',
    );
    expect(await db.dmaBridge.count()).toBe(0);
  });

  test('keeps what is confirmed and shows its score; nothing of it enters the result', async () => {
    const { id, params } = await opened();
    const result = await db.assessmentResult.findFirstOrThrow();
    const form = { 'Q1.invested.design': '1', 'Q1.planned.design': '1', 'Q9.vision': '5' };
    const sent = await call(dma.action, { params, form });
    expect([sent.status, sent.location]).toEqual([303, `/fr/assess/${id}/dma#score`]);
    const { data } = await call(dma.loader, { params });
    const dimensions = { D1: 20 / 3, D2: 0, D3: 0, D4: 0, D5: 20, D6: 0 };
    expect(data).toMatchObject({
      bridge: {
        confirmed: {
          score: {
            overall: expect.closeTo(80 / 18, 9),
            dimensions: { ...dimensions, D1: expect.closeTo(20 / 3, 9) },
          },
        },
      },
    });
    expect(JSON.stringify(data)).toContain(
      '"id":"website","text":"Site web de l’entreprise","values":{"Q3":0}',
    );
    expect(await db.assessmentResult.findMany()).toEqual([result]);
  });

  test('sent again replaces what was confirmed', async () => {
    const { params } = await opened();
    await call(dma.action, { params, form: { 'Q2.needs': '1' } });
    await call(dma.action, { params, form: { 'Q2.risks': '1' } });
    const [row, ...others] = await db.dmaBridge.findMany();
    expect(others).toEqual([]);
    expect(row?.answers).toMatchObject({ Q2: { risks: 1 } });
    expect(row?.answers).not.toMatchObject({ Q2: { needs: 1 } });
  });

  test('refuses choices no page offers and names their question', async () => {
    const { params } = await opened();
    const form = { 'Q4.iot': '9', 'Q2.needs': '1' };
    const sent = await call(dma.action, { params, form });
    expect(sent).toMatchObject({ status: 422, data: { questions: ['Q4'] } });
    expect(await db.dmaBridge.count()).toBe(0);
  });

  test.each(['ar', 'en', 'zgh'])('is written in %s too', async (lang) => {
    const { id } = await opened();
    const { data } = await call(dma.loader, { params: { lang, id } });
    expect(data).toMatchObject({ bridge: { questions: { length: 11 } } });
  });
});
