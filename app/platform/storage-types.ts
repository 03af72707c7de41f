/** What a store holds under a key, for finding what nobody needs any more. */
export interface StoredObject {
  readonly key: string;
  readonly modifiedAt: Date;
}

/** Keeps bytes under random keys; it knows neither names nor owners. */
export interface Storage {
  /** Keeps `bytes` whole or not at all. Rejects when there is no room or no answer. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes under a key, null when there are none. */
  get(key: string): Promise<ReadableStream<Uint8Array> | null>;
  /** Deletes what is under a key; deleting nothing is no error. */
  remove(key: string): Promise<void>;
  /** Everything kept, in no order. */
  list(): AsyncIterable<StoredObject>;
}
