import { useRouteLoaderData } from '@remix-run/react';
import type { SiteInfo } from './page-layout.tsx';

/** What the root knows of this installation, with who answers for it when that is configured. */
export interface Site extends SiteInfo {
  readonly operator?: string | null;
  readonly contactEmail?: string | null;
}

/** The site of the current page; null on an error page whose root could not load. */
export function useSite(): Site | null {
  return useRouteLoaderData<Site>('root') ?? null;
}
