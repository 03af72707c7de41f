export type ErrorDetails = Readonly<Record<string, string | number>>;

/**
 * A refusal a person can understand: `code` is `room.reason` (for example `assessment.not-found`),
 * the key of its text in the reader's language; `details` fill that text.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, details: ErrorDetails = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}
