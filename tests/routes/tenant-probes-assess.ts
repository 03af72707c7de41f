import type { Caller, Tenant } from '../factories/other-tenant.ts';
import { ITEM } from '../factories/other-tenant.ts';
import { advisor, INTENT, owner, read, write, type Fields, type Probe } from './tenant-probe.ts';

const ASSESSMENTS = ['completed', 'draft', 'second', 'anonymous'] as const;
type Assessment = (typeof ASSESSMENTS)[number];
const ALL: readonly Assessment[] = ASSESSMENTS;

/** Pages of one assessment: file after `_public.assess.$id.`, for which kinds it answers, forms. */
const ASSESS: readonly (readonly [page: string, of: readonly Assessment[], form?: Fields])[] = [
  ['$dimension.tsx', ALL],
  ['$dimension.tsx', ALL, { 'CUS-01': '2', intentId: INTENT }],
  ['dma.tsx', ALL],
  ['dma.tsx', ALL, { 'Q9.vision': '5' }],
  ['export[.json].ts', ALL],
  ['mail-link.tsx', ['anonymous']],
  ['mail-link.tsx', ['anonymous'], { email: 'stranger@example.ma', intentId: INTENT }],
  ['profile.tsx', ALL],
  [
    'profile.tsx',
    ALL,
    {
      ...{ sector: 'IND', staff: '3', province: 'MA-CAS', usesMachinery: 'no' },
      exportsOrSuppliesLarge: 'no',
    },
  ],
  ['report[.pdf].ts', ['completed']],
  ['result.tsx', ['completed']],
  ['review.tsx', ALL],
  ['review.tsx', ALL, { do: 'full' }],
  ['review.tsx', ALL, { do: 'attach' }],
  ['review.tsx', ALL, { do: 'complete' }],
  ['roadmap.$action._index.tsx', ['completed']],
  ['roadmap.$action._index.tsx', ['completed'], { state: 'doing', owner: 'A stranger' }],
  ['roadmap.$action.again.tsx', ['completed']],
  ['roadmap.$action.again.tsx', ['completed'], { 'SEC-02': '4', intentId: INTENT }],
  ['roadmap._index.tsx', ['completed']],
  ['share.tsx', ALL],
  ['share.tsx', ALL, { intentId: INTENT }],
  ['what-if.tsx', ['completed']],
];

const assessProbes = ASSESSMENTS.flatMap((which) =>
  ASSESS.map(([page, of, form]): Probe => {
    const whose = which === 'anonymous' ? (tenant: Tenant) => tenant.phone : owner;
    const what = form ? `a form of its ${which} assessment` : `its ${which} assessment`;
    const send: Probe['send'] = ({ ids }) => ({
      params: { id: ids[which], dimension: 'cus', action: ids.action },
      ...(form ? { form } : {}),
    });
    const make = form ? write : read;
    return make(what, `_public.assess.$id.${page}`, of.includes(which) ? whose : null, send);
  }),
);

/** Strangers who have an assessment of their own. */
const OPENS_OWN = ['sme-owner', 'sme-member', 'sme-viewer', 'advisor'];

const shareProbes: readonly Probe[] = [
  write('a share link, cut', '_public.assess.$id.share.tsx', owner, ({ ids }) => ({
    params: { id: ids.completed },
    form: { revoke: ids.share },
  })),
  {
    ...write(
      'a share link beside an own assessment',
      '_public.assess.$id.share.tsx',
      owner,
      (t, c) => ({
        params: { id: c.own },
        form: { revoke: t.ids.share },
      }),
    ),
    instead: {
      status: 303,
      to: OPENS_OWN,
      why: 'cutting a link that is not there changes nothing; a viewer is led back',
    },
  },
  read('a share link by its id', '_public.shared.$token.tsx', null, ({ ids }) => ({
    params: { token: ids.share },
  })),
];

const ITEM_PAGE = '_space.sme.assessments.$id.evidence.$item.tsx';
const SME_FILE = '_space.sme.assessments.$id.evidence.file.$evidence.ts';
const VERIFY = '_space.advisor.assessments.$id.evidence._index.tsx';
const ADVISOR_FILE = '_space.advisor.assessments.$id.evidence.file.$evidence.ts';

const evidenceProbes: readonly Probe[] = [
  ...(['completed', 'own'] as const).flatMap((which): Probe[] => {
    const of = which === 'own' ? ' beside an own assessment' : '';
    const id = (t: Tenant, c: Caller) => (which === 'own' ? c.own : t.ids.completed);
    return [
      read(`a file${of}`, SME_FILE, owner, (t, c) => ({
        params: { id: id(t, c), evidence: t.ids.fileEvidence },
      })),
      read(`a file${of}`, ADVISOR_FILE, advisor, (t, c) => ({
        params: { id: id(t, c), evidence: t.ids.fileEvidence },
      })),
      write(`a link${of}, verified`, VERIFY, advisor, (t, c) => ({
        params: { id: id(t, c) },
        form: { evidence: t.ids.link },
      })),
    ];
  }),
  ...ASSESSMENTS.flatMap((which): Probe[] => {
    const answered = which === 'completed';
    const [firm, body] = answered ? [owner, advisor] : [null, null];
    const params: Probe['send'] = ({ ids }) => ({ params: { id: ids[which], item: ITEM } });
    return [
      read(
        `evidence of its ${which}`,
        '_space.sme.assessments.$id.evidence._index.tsx',
        firm,
        params,
      ),
      read(`evidence of its ${which}`, VERIFY, body, params),
      read(`an item of its ${which}`, ITEM_PAGE, firm, params),
      write(`an item of its ${which}`, ITEM_PAGE, firm, (t, c) => ({
        ...params(t, c),
        form: { text: 'From a stranger', intentId: INTENT },
      })),
      read(`a second view of its ${which}`, '_space.sme.assessments.$id.second.tsx', firm, params),
      write(
        `a second view of its ${which}`,
        '_space.sme.assessments.$id.second.tsx',
        firm,
        (t, c) => ({
          ...params(t, c),
          form: { do: 'start' },
        }),
      ),
      ...(['from', 'to'] as const).map((end) =>
        read(
          `its ${which}, compared ${end}`,
          '_space.sme.assessments.compare.tsx',
          firm,
          ({ ids }) => ({
            query: { [end]: ids[which] },
          }),
        ),
      ),
    ];
  }),
  {
    ...read('a file by its id', '', null, ({ ids }) => ({ params: { token: ids.file } })),
    route: 'endpoints/files.$token.ts',
  },
];

/** Last, for nothing is left to see then. */
const removalProbes: readonly Probe[] = [
  write('a link, removed', ITEM_PAGE, owner, ({ ids }) => ({
    params: { id: ids.completed, item: ITEM },
    form: { remove: ids.link },
  })),
  {
    ...write('a link beside an own assessment, removed', ITEM_PAGE, owner, ({ ids }, { own }) => ({
      params: { id: own, item: ITEM },
      form: { remove: ids.link },
    })),
    instead: { status: 422, to: ['sme-viewer'], why: 'a viewer removes nothing, whatever it is' },
  },
];

export const ASSESSMENT_PROBES: readonly Probe[] = [
  ...assessProbes,
  ...shareProbes,
  ...evidenceProbes,
  ...removalProbes,
];
