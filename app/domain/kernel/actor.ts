/**
 * Who acts without an account: a browser known by the hash of its cookie's token. Time and
 * randomness come with the actor, so that a use-case can be replayed in a test.
 */
export interface AnonymousActor {
  /** SHA-256 of the browser's token, null while it has none. */
  readonly deviceHash: string | null;
  readonly now: Date;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly requestId: string;
  readonly ip: string;
  /** Language of the page the act came from. */
  readonly lang: string;
}
