import { findGroup } from '#domain/integrity/index.server.ts';
import { versionOf, type Reader } from '../records.server.ts';
import { leftOfCeiling } from './cumulation.server.ts';

/**
 * Whether the aid of a voucher still fits under the ceiling of linked firms in the programme's
 * window, whatever else they were granted since (cases and money §1, double funding).
 */
export async function isWithinCeiling(
  reader: Reader,
  voucher: {
    readonly applicationId: string;
    readonly versionId: string;
    readonly organisationId: string;
    readonly amount: bigint;
  },
  now: Date,
): Promise<boolean> {
  const { content } = await versionOf(reader, voucher);
  if (!content.running) return true;
  const { firmIds } = await findGroup(reader, voucher.organisationId);
  const left = await leftOfCeiling(reader, firmIds, content.running.perFirm, {
    ...{ now, except: voucher.applicationId },
  });
  return voucher.amount <= left;
}
