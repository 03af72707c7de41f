/** A failure that its one-sentence message explains fully: shown to the person without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** The system error code (ENOSPC, EACCES…) carried by an unknown thrown value, or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
