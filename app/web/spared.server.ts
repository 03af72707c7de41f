import type { Actor } from '#domain/kernel/index.server.ts';
import { logger } from '#platform/logger.ts';

/**
 * What a page can do without: a failure is logged under the request's number and answered with
 * null, so that the page is shown without it. `what` names it in the log.
 */
export async function spared<T>(
  { requestId }: Pick<Actor, 'requestId'>,
  what: string,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    logger.error({ err: error, requestId, what }, 'left out of a page');
    return null;
  }
}
