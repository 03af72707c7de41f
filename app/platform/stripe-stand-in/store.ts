import { db } from '../db.ts';
import type { Prisma } from '../prisma-client/client.ts';
import type { StandInObject, StandInStore } from './objects.ts';

function isObject(value: unknown): value is StandInObject {
  return typeof value === 'object' && value !== null && 'id' in value;
}

/** The store that web server and worker share. */
export const databaseStore: StandInStore = {
  async get(id) {
    const row = await db.stripeStandIn.findUnique({ where: { id } });
    return isObject(row?.object) ? row.object : null;
  },
  async put(id, kept) {
    const object = kept as Prisma.InputJsonObject;
    await db.stripeStandIn.upsert({ where: { id }, create: { id, object }, update: { object } });
  },
};
