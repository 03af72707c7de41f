import { randomBytes } from 'node:crypto';
import { decideCase } from '#domain/cases/decisions/decide.server.ts';
import { proposeCase } from '#domain/cases/decisions/propose.server.ts';
import { assignCases } from '#domain/cases/officers/assign.server.ts';
import { declareLinks } from '#domain/cases/officers/declare.server.ts';
import { db } from '#platform/db.ts';
import { aMember } from '../tests/factories/actors.ts';
import { makeOfficers, sendApplication, type OpenProgramme } from '../tests/factories/cases.ts';
import { firmOf, personOf } from './opening-firms.ts';

const AT_ONCE = 4;
const NOTE = 'Drill';

/**
 * Proposals for the firms from a place on that wait for a decision, and somebody who takes them all.
 */
export async function prepareApprovals(
  programme: OpenProgramme,
  { count, from }: { readonly count: number; readonly from: number },
) {
  const { proposes, decides } = await makeOfficers(programme.ownerId);
  const now = new Date();
  const ids: string[] = [];
  for (let place = from; place < from + count; place += 1) {
    const firm = { accountId: personOf(place), organisationId: firmOf(place) };
    const actor = aMember(firm, 'sme', 'sme-owner');
    ids.push((await sendApplication(programme, { actor, now })).id);
  }
  await assignCases({ now, randomBytes });
  for (const id of ids) {
    await declareLinks({ ...proposes, now }, id, 'none');
    const { stamp } = await db.aidApplication.findUniqueOrThrow({ where: { id } });
    await proposeCase({ ...proposes, now }, id, {
      stamp,
      outcome: 'approve',
      reasons: [],
      note: NOTE,
    });
  }
  return {
    /** Decides all of them, a few at once; returns how many were approved. */
    decideAll: async (): Promise<number> => {
      const waiting = [...ids];
      let done = 0;
      const work = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
          const { stamp } = await db.aidApplication.findUniqueOrThrow({ where: { id } });
          await decideCase({ ...decides, now: new Date() }, id, {
            stamp,
            decision: 'confirm',
            note: '',
          });
          done += 1;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return done;
    },
  };
}
