import { redirect, type HeadersFunction } from '@remix-run/node';
import { PUBLIC_PAGE } from './responses.server.ts';

/** Understood by every page, beside the state of a list. */
const LITE = 'lite';

/**
 * Leads to the clean address of a list when the one asked for says the same in another way: empty
 * fields of its form, values twice or in another order. `clean` is a query without question mark.
 */
export function requireCleanAddress(request: Request, clean: string): void {
  const { pathname, searchParams } = new URL(request.url);
  const lite = searchParams.get(LITE);
  searchParams.delete(LITE);
  const wanted = new URLSearchParams(clean);
  if (wanted.toString() === searchParams.toString()) return;
  if (lite !== null) wanted.set(LITE, lite);
  throw redirect(wanted.size === 0 ? pathname : `${pathname}?${wanted.toString()}`);
}

/** Lists are the same for everybody; what was asked for in words they do not know is not kept. */
export const listHeaders: HeadersFunction = ({ loaderHeaders }) =>
  loaderHeaders.has('Cache-Control') ? loaderHeaders : PUBLIC_PAGE;
