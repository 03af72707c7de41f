import type { ShouldRevalidateFunction } from '@remix-run/react';

/** A refused form comes with the case as it is now: somebody else may have changed it. */
export const rereadRefused: ShouldRevalidateFunction = (change) =>
  change.actionStatus === 422 || change.defaultShouldRevalidate;
