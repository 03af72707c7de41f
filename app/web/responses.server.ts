import { redirect, type TypedResponse } from '@remix-run/node';

/** For pages that are the same for everybody: kept by the server, revalidated by browsers. */
export const PUBLIC_PAGE = { 'Cache-Control': 'public, max-age=0, must-revalidate' } as const;

/** For pages and files of one person. */
export const PRIVATE_PAGE = { 'Cache-Control': 'private, no-store' } as const;

/** A path of this site: browsers drop control characters and read `\` as `/`. */
const OWN_PATH = /^\/(?![/\\])[^\\\s\p{Cc}]*$/u;

/** A path of this site that somebody asked to go to afterwards; null for anything else. */
export function ownPath(path: string | null): string | null {
  return path !== null && OWN_PATH.test(path) ? path : null;
}

/** See-other after a form; only paths of this site are accepted. */
export function seeOther(path: string, headers?: HeadersInit): TypedResponse<never> {
  if (!OWN_PATH.test(path)) throw new Error(`unsafe redirect: ${path}`);
  return redirect(path, { status: 303, ...(headers ? { headers } : {}) });
}
