import type { Tenant } from '../factories/other-tenant.ts';
import { INTENT, owner, read, write, type Probe } from './tenant-probe.ts';

const provider = (tenant: Tenant) => tenant.places.provider.head;
const REASON = 'From a stranger';
const NEW = '_space.sme.projects.new.tsx';
const COMPARED = '_space.sme.projects.$id.quotes._index.tsx';
const ONE = '_space.sme.projects.$id.quotes.$quote._index';
const REQUEST = '_space.provider.quotes.$id._index';
const ANSWER = '_space.provider.quotes.$id.answer.tsx';

const ofProject = ({ ids }: Tenant) => ({ id: ids.engagement });
const ofQuote = ({ ids }: Tenant) => ({ id: ids.engagement, quote: ids.quote });
const asked = ({ ids }: Tenant) => ({ id: ids.quote });

const FIRM_FORMS = [
  { do: 'choose', stamp: '1', aid: '1', sure: 'yes' },
  { do: 'counter', stamp: '1', counter: REASON },
  { do: 'undo', stamp: '1', reason: REASON },
  { do: 'withdraw', stamp: '1' },
  { do: 'ask', offer: 'another' },
  { do: 'message', text: REASON, intentId: INTENT },
] as const;

const PROVIDER_FORMS = [
  { do: 'decline', stamp: '1', reason: REASON },
  { do: 'undo', stamp: '1', reason: REASON },
  { do: 'message', text: REASON, intentId: INTENT },
] as const;

/** Quotes, which a firm and the provider that it asked see. */
export const QUOTE_PROBES: readonly Probe[] = [
  read('a voucher to ask quotes with', NEW, owner, ({ ids }) => ({
    query: { voucher: ids.engagementVoucher },
  })),
  write('quotes asked for', NEW, null, ({ ids }) => ({
    query: { voucher: ids.engagementVoucher },
    form: {
      ...{ voucher: ids.engagementVoucher, shortlist: 'another', offers: 'another' },
      ...{ need: REASON, intentId: INTENT },
    },
  })),
  read('quotes side by side', COMPARED, owner, (tenant) => ({ params: ofProject(tenant) })),
  ...[
    { do: 'ask', offer: 'another' },
    { do: 'stop', sure: 'yes' },
  ].map((form) =>
    write(`quotes side by side: ${form.do}`, COMPARED, null, (tenant) => ({
      ...{ params: ofProject(tenant), form },
    })),
  ),
  write('quotes side by side: nothing known', COMPARED, owner, (tenant) => ({
    ...{ params: ofProject(tenant), form: { do: 'nothing known' } },
  })),
  read('a quote', ONE, owner, (tenant) => ({ params: ofQuote(tenant) })),
  ...FIRM_FORMS.map((form) =>
    write(`a quote: ${form.do}`, ONE, null, (tenant) => ({ params: ofQuote(tenant), form })),
  ),
  write('a quote: nothing known', ONE, owner, (tenant) => ({
    ...{ params: ofQuote(tenant), form: { do: 'nothing known' } },
  })),
  read(
    'a file of a message',
    '_space.sme.projects.$id.quotes.$quote.file.$message.ts',
    null,
    (tenant) => ({
      params: { ...ofQuote(tenant), message: 'another' },
    }),
  ),
  read('a request of a quote', REQUEST, provider, (tenant) => ({ params: asked(tenant) })),
  ...PROVIDER_FORMS.map((form) =>
    write(`a request of a quote: ${form.do}`, REQUEST, null, (tenant) => ({
      ...{ params: asked(tenant), form },
    })),
  ),
  write('a request of a quote: nothing known', REQUEST, provider, (tenant) => ({
    ...{ params: asked(tenant), form: { do: 'nothing known' } },
  })),
  read('an answer to a request', ANSWER, provider, (tenant) => ({ params: asked(tenant) })),
  write('an answer to a request, sent', ANSWER, null, (tenant) => ({
    ...{ params: asked(tenant), form: { stamp: '1' } },
  })),
  read(
    'a file of a message, for its provider',
    '_space.provider.quotes.$id.file.$message.ts',
    null,
    (tenant) => ({
      params: { ...asked(tenant), message: 'another' },
    }),
  ),
];
