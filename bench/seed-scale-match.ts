/**
 * Puts the offers that are listed into the index of matching, with the bands their prices are
 * compared with, as the jobs of the application do it.
 */
export async function fillMatchIndex(connectionString: string): Promise<void> {
  Object.assign(process.env, {
    DATABASE_URL: connectionString,
    RAQMANA_MODE: 'demo',
    APP_SECRET: 'a secret of the synthetic offers, 32 or more',
    LOG_LEVEL: 'silent',
  });
  // They read the address of the database when they are loaded.
  const { computePriceBands } = await import('../app/domain/catalogue/index.server.ts');
  const { indexMissing } = await import('../app/domain/matching/index.server.ts');
  const { closeDatabase } = await import('../app/platform/db.ts');
  const { systemClock } = await import('../app/platform/clock.ts');
  try {
    await computePriceBands(systemClock.now());
    await indexMissing(systemClock.now());
  } finally {
    await closeDatabase();
  }
}
