/**
 * What the day brings: papers and certificates that end, dossiers without an answer, reminders.
 * Runs every hour; a second run of the same day changes nothing.
 */
export async function runCatalogueClock(now: Date): Promise<void> {
  for (const step of STEPS) await step(now);
}

/** Papers first: what they suspend is known before certificates are looked at. */
const STEPS: readonly ((now: Date) => Promise<void>)[] = [];
