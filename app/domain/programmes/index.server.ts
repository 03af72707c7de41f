export { listLive, findLive, type LiveProgramme, type LiveProgrammes } from './live.server.ts';
export { seedProgrammes } from './seed.server.ts';
