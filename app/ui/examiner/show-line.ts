import {
  APPLICATION_KINDS,
  APPLICATION_STATES,
  MEASURE_KINDS,
  MEASURE_STATES,
  type ListedDossier,
} from '#domain/catalogue/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { DossierLine } from './queue-table.tsx';

/** A dossier of the queue as its row shows it. */
export function showLine(
  lang: Lang,
  dossier: ListedDossier,
  regions: readonly { readonly code: string; readonly name: string }[],
  today: string,
): DossierLine {
  const { id, name, overdue, mine, dueOn, remindedOn } = dossier;
  const line = {
    ...{ id, name, overdue, mine, assigned: dossier.examinerId !== null },
    place: regions.find(({ code }) => code === dossier.region)?.name ?? '',
    dueOn: dueOn === null ? '' : formatDate(lang, dueOn),
    remindable: dossier.waitsFor === 'provider' && remindedOn !== today,
  };
  if (dossier.about === 'measure')
    return {
      ...{ ...line, about: 'measure' },
      kind: MEASURE_KINDS.find((kind) => kind === dossier.kind) ?? 'suspension',
      state: MEASURE_STATES.find((state) => state === dossier.state) ?? 'noticed',
    };
  return {
    ...{ ...line, about: 'application' },
    kind: APPLICATION_KINDS.find((kind) => kind === dossier.kind) ?? 'first',
    state: APPLICATION_STATES.find((state) => state === dossier.state) ?? 'submitted',
  };
}
