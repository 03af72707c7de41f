import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const TEXT = /\.(?:js|css|svg|json)$/;

/** Writes a `.br` and a `.gz` beside every text asset that has none yet. */
export async function compressAssets(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((file) => TEXT.test(file));
  await Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name);
      if (await stat(`${file}.br`).catch(() => null)) return;
      const bytes = await readFile(file);
      await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes));
    }),
  );
}
