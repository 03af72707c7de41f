import type { ReactNode } from 'react';

/** A text somebody wrote, in its own direction and with its lines. */
export function Written({ children }: { readonly children: ReactNode }) {
  return (
    <p dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {children}
    </p>
  );
}
