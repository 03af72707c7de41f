export { runCatalogueClock } from './clock.server.ts';
export { refreshListingsOf } from './search/refresh-listings.server.ts';
