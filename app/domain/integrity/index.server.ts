export { findGroup, lockGroup, type Group } from './groups.server.ts';
export { listLinks, type FirmLink, type LinkedFirms, type LinkReason } from './links.server.ts';
