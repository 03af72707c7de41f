import { eachAlone } from '#domain/kernel/index.server.ts';
import { lapseApplications } from './certification/lapse-applications.server.ts';
import { remindMeasures } from './certification/remind-measures.server.ts';
import {
  remindCertificates,
  reviewCertificates,
} from './certification/review-certificates.server.ts';
import { purgeImports } from './offers/sheets/purge-imports.server.ts';
import { expireCredentials } from './providers/expire-credentials.server.ts';
import { forgetContacts } from './providers/forget-contacts.server.ts';

/**
 * What the day brings: papers and certificates that end, dossiers without an answer, reminders.
 * Runs every hour; a second run of the same day changes nothing. A step that fails keeps no other
 * from its work; what failed is thrown at the end.
 */
export async function runCatalogueClock(now: Date): Promise<void> {
  await eachAlone(STEPS, (step) => step(now));
}

/** Papers first: what they suspend is known before certificates are looked at. */
const STEPS: readonly ((now: Date) => Promise<void>)[] = [
  expireCredentials,
  reviewCertificates,
  remindCertificates,
  lapseApplications,
  remindMeasures,
  forgetContacts,
  purgeImports,
];
