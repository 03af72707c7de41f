import type { Clock } from '#domain/kernel/index.server.ts';

/** The real time; rules receive it through the actor's context and never ask for it. */
export const systemClock: Clock = { now: () => new Date() };
