/** Largest file people may send, in bytes (10 MB). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Names a file may end in, each with the media type its content must have. */
export const FILE_EXTENSIONS = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv',
  txt: 'text/plain',
} as const satisfies Readonly<Record<string, string>>;
export type FileExtension = keyof typeof FILE_EXTENSIONS;

/** Value of a file control's `accept`. */
export const ACCEPTED_FILES = Object.keys(FILE_EXTENSIONS)
  .map((extension) => `.${extension}`)
  .join(',');

/** A file as a form carried it, before anybody looked inside. */
export interface SentFile {
  /** Name it was sent with; not to be trusted. */
  readonly name: string;
  /** Its content, null when there is more of it than is kept. */
  readonly bytes: Uint8Array | null;
}
