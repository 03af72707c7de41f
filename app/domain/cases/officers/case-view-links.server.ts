import { listLinks } from '#domain/integrity/index.server.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { describeValue, type Speaker } from '#domain/programmes/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { groupAid, leftOfCeiling } from '../decisions/cumulation.server.ts';
import { receiptOf } from '../receipt.ts';
import { versionOf, type Reader } from '../records.server.ts';
import { stateOf } from '../transitions.ts';

/** Other requests that are shown, the last ones first. */
const MOST_OTHERS = 20;

/**
 * The firms that count as one with the firm of a case and why, what they were granted in the window
 * of the programme, and their other requests to the same organisation. Amounts are in centimes.
 */
export async function readLinkedFirms(
  reader: Reader,
  application: AidApplication,
  now: Date,
  speaker: Speaker,
) {
  const { id, organisationId } = application;
  const [{ firms, links }, { content }] = await Promise.all([
    listLinks(reader, organisationId),
    versionOf(reader, application),
  ]);
  const firmIds = firms.map((firm) => firm.id);
  const perFirm = content.running?.perFirm;
  const about = { now, except: id };
  return {
    firms: firms.map((firm) => ({ ...firm, own: firm.id === organisationId })),
    links,
    cumulation: perFirm && {
      ...(await groupAid(reader, firmIds, { ...about, months: perFirm.months })),
      ...{ months: perFirm.months, ceiling: cents(BigInt(perFirm.ceiling)) },
      left: await leftOfCeiling(reader, firmIds, perFirm, about),
    },
    others: await readOthers(reader, application, firmIds, speaker),
  };
}
async function readOthers(
  reader: Reader,
  { id, ownerId }: AidApplication,
  firmIds: readonly string[],
  speaker: Speaker,
) {
  const rows = await reader.aidApplication.findMany({
    where: {
      ...{ ownerId, organisationId: { in: [...firmIds] } },
      ...{ id: { not: id }, number: { not: null } },
    },
    orderBy: { number: 'desc' },
    take: MOST_OTHERS,
  });
  return rows.map(({ number, submittedAt, organisationId, category, state, awarded, ...row }) => ({
    ...{ id: row.id, firmId: organisationId, state: stateOf(state), awarded },
    receipt: number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : '',
    category: category && describeValue('category', category, speaker),
  }));
}
