import { useLocation, useMatches } from '@remix-run/react';

/** Not part of what a list shows: its page and the light version. */
const LEFT_OUT = ['after', 'before', 'lite'];

function keepsQuery(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'keepsQuery' in handle;
}

/**
 * The query that the same page in another language or version has, with its question mark; empty
 * for pages whose address says nothing more than their path.
 */
export function useKeptQuery(): string {
  const { search } = useLocation();
  const keeps = useMatches().some(({ handle }) => keepsQuery(handle));
  if (!keeps) return '';
  const params = new URLSearchParams(search);
  for (const name of LEFT_OUT) params.delete(name);
  return params.size === 0 ? '' : `?${params.toString()}`;
}
