import { read, write, type Fields, type Probe } from './tenant-probe.ts';

const PAGE = '_space.programme.cases.$id';
const DECLARES = { declares: 'yes', note: 'From a stranger' } as const;

/** What stands in each form; nobody of the tenant who is tried has a part in the case. */
const FORMS: readonly (readonly [page: string, form: Fields])[] = [
  ['propose', { do: 'propose', stamp: '2', outcome: 'approve', amount: '1 000', note: 'So' }],
  ['propose', { do: 'wait', stamp: '2' }],
  ['decide', { stamp: '2', decision: 'confirm', ...DECLARES }],
  ['decide', { stamp: '2', decision: 'send-back', ...DECLARES }],
  ['appeal', { do: 'propose', stamp: '2', outcome: 'uphold', note: 'So' }],
  ['appeal', { proposal: 'one', decision: 'confirm', ...DECLARES }],
  ['revoke', { do: 'notice', stamp: '2', grounds: 'From a stranger' }],
  ['revoke', { revocation: 'one', decision: 'revoke', ...DECLARES }],
];

/** Decisions on the case of a firm, which officers of its programme alone take. */
export const DECISION_PROBES: readonly Probe[] = [
  ...['propose', 'decide', 'appeal', 'revoke'].map((page) =>
    read(`a case, ${page}`, `${PAGE}.${page}.tsx`, null, ({ ids }) => ({
      params: { id: ids.officersCase },
    })),
  ),
  ...FORMS.map(([page, form]) =>
    write(
      `a case, ${page}: ${form['do'] ?? form['decision'] ?? ''}`,
      `${PAGE}.${page}.tsx`,
      null,
      ({ ids }) => ({ params: { id: ids.officersCase }, form }),
    ),
  ),
];
