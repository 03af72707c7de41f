import { findLiveOf } from '#domain/programmes/index.server.ts';
import type { Reader } from '../records.server.ts';

/** The name of a programme in notices, which know no language yet: French; empty once it is gone. */
export async function versionNameOf(reader: Reader, programmeId: string): Promise<string> {
  return (await findLiveOf(reader, programmeId))?.content.name.fr ?? '';
}
