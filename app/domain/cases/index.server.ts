export { CASE_REFUSALS } from './records.server.ts';
