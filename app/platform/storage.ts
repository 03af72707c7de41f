import { env } from './env.ts';
import { diskStorage } from './storage-disk.ts';
import { s3Storage } from './storage-s3.ts';
import type { Storage } from './storage-types.ts';

/** The store of this site: the object store of the S3_ variables, else the folder STORAGE_DIR. */
export function configuredStorage(): Storage {
  const { S3, STORAGE_DIR } = env();
  return S3 ? s3Storage(S3) : diskStorage(STORAGE_DIR);
}
