import { LEVELS, type Level } from './types.ts';

/** True for the whole numbers 0 to 4. */
export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}
