import { setImmediate } from 'node:timers/promises';
import type { PersonalData, PersonalDataOptions } from './personal-data-model.ts';
import { toPersonalDataView } from './personal-data-view.ts';
import { renderPdf } from './typst.server.ts';

export type * from './personal-data-model.ts';

/** The PDF that tells a person in plain words what is kept about them, in the reader's language. */
export async function renderPersonalDataPdf(
  data: PersonalData,
  options: PersonalDataOptions,
): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of documents must yield.
  await setImmediate();
  return renderPdf('personal-data.typ', toPersonalDataView(data, options));
}
