import { useEffect } from 'react';

/** Goes to the action's page with a full load, which also fetches the current release. */
export function LeaveForPage({ page }: { readonly page: string }) {
  useEffect(() => {
    window.location.assign(page);
  }, [page]);
  return null;
}
