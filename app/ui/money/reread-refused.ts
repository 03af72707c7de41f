import type { ShouldRevalidateFunction } from '@remix-run/react';

/** A refused form comes with what is there now: somebody else may have decided meanwhile. */
export const rereadRefused: ShouldRevalidateFunction = (change) =>
  change.actionStatus === 422 || change.defaultShouldRevalidate;
