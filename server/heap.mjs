/**
 * Options of the process that serves: V8 takes the room it is given, pages need little, and a
 * small heap is collected sooner.
 */
export const LEAN_HEAP = ['--max-old-space-size=256', '--max-semi-space-size=8'];
