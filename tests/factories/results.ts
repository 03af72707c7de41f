import { getResultPage } from '#domain/assessment/index.server.ts';

/** The result alone, without the actions its page shows beside it. */
export async function getResult(...request: Parameters<typeof getResultPage>) {
  return (await getResultPage(...request)).result;
}
