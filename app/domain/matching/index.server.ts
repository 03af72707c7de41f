export { currentRun, refreshRun, type CurrentRun } from './runs/current-run.server.ts';
export { costFor } from './runs/compute.ts';
export { restOf } from './aid/rest.ts';
export { presentWeights, seedWeights } from './weights/present.server.ts';
