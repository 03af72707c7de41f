import { useRouteLoaderData } from '@remix-run/react';
import type { SiteInfo } from './page-layout.tsx';

/** The site of the current page; null on an error page whose root could not load. */
export function useSite(): SiteInfo | null {
  return useRouteLoaderData<SiteInfo>('root') ?? null;
}
