import { ROLES_OF } from '#domain/kernel/index.server.ts';
import type { PlaceKind, Tenant } from '../factories/other-tenant.ts';
import { advisor, INTENT, owner, read, write, type Fields, type Probe } from './tenant-probe.ts';
import { AGREEMENT_PROBES } from './tenant-probes-agreements.ts';
import { APPLY_PROBES } from './tenant-probes-apply.ts';
import { ASSESSMENT_PROBES } from './tenant-probes-assess.ts';
import { BUILDER_PROBES } from './tenant-probes-builder.ts';
import { CASEWORK_PROBES } from './tenant-probes-casework.ts';
import { CERTIFICATION_PROBES } from './tenant-probes-certification.ts';
import { DECISION_PROBES } from './tenant-probes-decisions.ts';
import { CLAIM_PROBES } from './tenant-probes-claims.ts';
import { DELIVERY_PROBES } from './tenant-probes-deliveries.ts';
import { ENGAGEMENT_PROBES } from './tenant-probes-engagements.ts';
import { FOLLOW_PROBES } from './tenant-probes-follow.ts';
import { MATCHING_PROBES } from './tenant-probes-matching.ts';
import { MONEY_PROBES } from './tenant-probes-money.ts';
import { OFFER_PROBES } from './tenant-probes-offers.ts';
import { PAYMENT_PROBES } from './tenant-probes-payments.ts';
import { QUEUE_PROBES } from './tenant-probes-queue.ts';
import { QUOTE_PROBES } from './tenant-probes-quotes.ts';
import { RANKING_PROBES } from './tenant-probes-ranking.ts';
import { REFERENCE_PROBES } from './tenant-probes-references.ts';
import { ACCREDITATION_PROBES } from './tenant-probes-accreditation.ts';
import { VOUCHER_PROBES } from './tenant-probes-vouchers.ts';
import { SIMULATION_PROBES } from './tenant-probes-simulation.ts';
import { STEERING_PROBES } from './tenant-probes-steering.ts';
import { STUDIO_PROBES } from './tenant-probes-studio.ts';
import { WALLET_PROBES } from './tenant-probes-wallet.ts';

const CLIENT = '_space.advisor.clients.$id.tsx';
const mandate = (id: 'mandate' | 'proposal', act: string) =>
  write(`a ${id}: ${act}`, '_space.sme.mandates.tsx', owner, ({ ids }) => ({
    form: { mandateId: ids[id], act },
  }));

const mandateProbes: readonly Probe[] = [
  read('a client', CLIENT, advisor, ({ places }) => ({ params: { id: places.sme.organisation } })),
  write('a client, assessed', CLIENT, advisor, ({ places }) => ({
    params: { id: places.sme.organisation },
    form: { intentId: INTENT, mode: 'assisted', path: 'express' },
  })),
  mandate('proposal', 'accept'),
  mandate('proposal', 'refuse'),
  mandate('mandate', 'end'),
  write('a mandate, given back', CLIENT, advisor, ({ ids, places }) => ({
    params: { id: places.sme.organisation },
    query: { end: '' },
    form: { mandateId: ids.mandate },
  })),
];

const JSON_RECEIPT = '_space.account.consents.$id.receipt[.json].ts';
const RECEIPT = '_space.account.receipts.$stream.$sequence.ts';
const KEYS = '_space.account.security';
const OWN = '_space.account.organisations._index.tsx';

const accountProbes: readonly Probe[] = [
  ...(['firmConsent', 'personalConsent'] as const).flatMap((which): Probe[] => [
    read(`a ${which}`, '_space.account.consents.$id._index.tsx', owner, ({ ids }) => ({
      params: { id: ids[which] },
    })),
    read(`a ${which} as a file`, JSON_RECEIPT, owner, ({ ids }) => ({
      params: { id: ids[which] },
    })),
    ...['_space.account.consents._index.tsx', '_space.sme.consents.tsx'].map((page) =>
      write(`a ${which}, withdrawn`, page, owner, ({ ids }) => ({
        query: { withdraw: ids[which] },
        form: { do: 'withdraw' },
      })),
    ),
  ]),
  ...(['stream', 'ownStream'] as const).map((which) =>
    read(`an entry of its ${which}`, RECEIPT, owner, ({ ids }) => ({
      params: { stream: ids[which], sequence: '1' },
    })),
  ),
  write('a notification', '_space.account.notifications.tsx', owner, ({ ids }) => ({
    form: { open: ids.notification },
  })),
  {
    ...read('notifications before one', '_space.account.notifications.tsx', owner, ({ ids }) => ({
      query: { before: `9999999999999.${ids.notification}` },
    })),
    instead: { status: 200, why: 'only says where the own list goes on' },
  },
  write('a passkey, renamed', `${KEYS}.passkeys.tsx`, owner, ({ ids }) => ({
    form: { passkey: ids.passkey, name: 'Of a stranger' },
  })),
  write('an organisation, entered', OWN, owner, ({ places }) => ({
    form: { do: 'switch', id: places.sme.organisation },
  })),
  write(
    'an invitation, accepted',
    OWN,
    ({ invited }) => invited,
    ({ places }) => ({
      form: { do: 'accept', id: places.sme.invitation },
    }),
  ),
  read('an invitation by its id', '_public.invitation.$token.tsx', null, ({ places }) => ({
    params: { token: places.sme.invitation },
  })),
  ...(['raqmana.json', 'raqmana.pdf'] as const).map((file): Probe => ({
    ...read(`its data, ${file}`, '_space.account.data.$file.ts', owner, () => ({
      params: { file },
    })),
    instead: { status: 200, why: 'holds the data of whoever asks' },
  })),
  {
    ...write('a passkey, forgotten', `${KEYS}.passkeys.tsx`, owner, ({ ids }) => ({
      form: { remove: ids.passkey },
    })),
    instead: { status: 303, why: 'forgetting a key that is not there changes nothing' },
  },
  {
    ...write('a session, ended', `${KEYS}.sessions.tsx`, owner, ({ ids }) => ({
      form: { end: ids.session },
    })),
    instead: { status: 303, why: 'ending a session that is not there changes nothing' },
  },
];

const GIVEN = {
  sme: 'sme-viewer',
  provider: 'provider-owner',
  programme: 'auditor',
  advisor: 'advisor',
} as const satisfies Record<PlaceKind, string>;
const KINDS = ['sme', 'provider', 'programme', 'advisor'] as const;

const peopleProbes = KINDS.flatMap((kind): Probe[] => {
  const page = `_space.${kind}.people.tsx`;
  const head = (tenant: Tenant) => tenant.places[kind].head;
  const act = (what: string, form: (place: Tenant['places'][PlaceKind]) => Fields) =>
    write(`${kind}: ${what}`, page, head, ({ places }) => ({ form: form(places[kind]) }));
  const firm = kind === 'sme' || kind === 'provider';
  return [
    {
      ...read(`${kind}: a role about to end`, page, head, ({ places }) => ({
        query: { end: places[kind].grant },
      })),
      instead: { status: 200, to: ROLES_OF[kind], why: 'asks again about the own people only' },
    },
    act('a person, given a role', ({ account }) => {
      return { do: 'give', accountId: account, newRole: GIVEN[kind] };
    }),
    act('an invitation, sent again', ({ invitation: id }) => ({ do: 'resend', id })),
    act('an invitation, taken back', ({ invitation: id }) => ({ do: 'revoke', id })),
    ...(firm
      ? [
          act('a join request, accepted', ({ join: id }) => {
            return { do: 'accept-join', id, joinRole: `${kind}-member` };
          }),
          act('a join request, refused', ({ join: id }) => ({ do: 'refuse-join', id })),
        ]
      : []),
    ...(kind === 'programme'
      ? (['grant', 'refuse'] as const).map((decision) =>
          act(`a role that waits: ${decision}`, ({ waiting: id }) => ({ do: decision, id })),
        )
      : []),
    act('a role, ended', ({ grant: id }) => ({ do: 'end', id })),
  ];
});

/** Reading first, then what changes least: so that each still finds its object in its own tenant. */
export const PROBES: readonly Probe[] = [
  ...ACCREDITATION_PROBES,
  ...AGREEMENT_PROBES,
  ...APPLY_PROBES,
  ...ASSESSMENT_PROBES,
  ...mandateProbes,
  ...accountProbes,
  ...peopleProbes,
  ...WALLET_PROBES,
  ...QUEUE_PROBES,
  ...RANKING_PROBES,
  ...REFERENCE_PROBES,
  ...MATCHING_PROBES,
  ...MONEY_PROBES,
  ...OFFER_PROBES,
  ...PAYMENT_PROBES,
  ...CASEWORK_PROBES,
  ...DECISION_PROBES,
  ...FOLLOW_PROBES,
  ...CERTIFICATION_PROBES,
  ...VOUCHER_PROBES,
  ...CLAIM_PROBES,
  ...DELIVERY_PROBES,
  ...ENGAGEMENT_PROBES,
  ...QUOTE_PROBES,
  ...SIMULATION_PROBES,
  ...STEERING_PROBES,
  ...STUDIO_PROBES,
  ...BUILDER_PROBES,
].sort((a, b) => Number(a.sends === 'action') - Number(b.sends === 'action'));
