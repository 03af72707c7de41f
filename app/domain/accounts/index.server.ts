export { openSession } from './open-session.server.ts';
export { readSession } from './read-session.server.ts';
export { CONFIRMED_FOR_FORM_MS, CONFIRMED_MS, isConfirmed } from './session.ts';
