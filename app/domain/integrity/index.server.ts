export { findGroup, lockGroup, type Group } from './groups.server.ts';
export { listLinks } from './links.server.ts';
