import { ALLOCATIONS, SERVICE_LEVELS } from '../../codes.ts';
import type { ProgrammeDraft } from '../../content.ts';
import { FIRST_RUNNING } from '../empty-draft.ts';
import { FormReader, type SectionRead } from './form-reader.ts';
import type { FormValues } from './rows.ts';

const MOST_DAYS = 400;

/** When a programme runs, how money is given, and within which delays. */
export function readCalendar(values: FormValues): SectionRead {
  const form = new FormReader(values);
  const [opensOn, closesOn] = [form.day('opensOn'), form.day('closesOn')];
  const [validFrom, validTo] = [form.day('validFrom'), form.day('validTo')];
  if (opensOn !== null && closesOn !== null && closesOn <= opensOn)
    form.refuse('closesOn', 'window');
  if (validFrom !== null && validTo !== null && validTo <= validFrom)
    form.refuse('validTo', 'validity');
  const levels = SERVICE_LEVELS.map((code) => [
    code,
    form.whole(`serviceLevels.${code}`, 0, MOST_DAYS),
  ]);
  const serviceLevels = Object.fromEntries(levels) as (typeof FIRST_RUNNING)['serviceLevels'];
  const allocation = form.choice('allocation', ALLOCATIONS, 'reserve-list');
  return form.done((draft) => {
    const running = draft.running ?? FIRST_RUNNING;
    const drawCommitment = allocation === 'draw' ? running.drawCommitment : null;
    return {
      ...{ ...draft, validFrom, validTo },
      running: { ...running, opensOn, closesOn, allocation, drawCommitment, serviceLevels },
    };
  });
}

export function calendarValues({ running, validFrom, validTo }: ProgrammeDraft): FormValues {
  const { opensOn, closesOn, allocation, serviceLevels } = running ?? FIRST_RUNNING;
  return {
    ...{ opensOn: opensOn ?? '', closesOn: closesOn ?? '' },
    ...{ validFrom: validFrom ?? '', validTo: validTo ?? '', allocation },
    ...Object.fromEntries(
      SERVICE_LEVELS.map((code) => [`serviceLevels.${code}`, String(serviceLevels[code])]),
    ),
  };
}
