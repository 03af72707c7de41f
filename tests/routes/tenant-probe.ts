import type { Caller, Tenant } from '../factories/other-tenant.ts';
import { call, type Answer } from './call.ts';

export type Fields = Readonly<Record<string, string>>;

interface Sent {
  readonly params?: Fields;
  /** What stands after the question mark. */
  readonly query?: Fields;
  /** Makes it a submitted form. */
  readonly form?: Fields;
}

/** One way to reach an object of a tenant by its id: a page, or a form. */
export interface Probe {
  readonly object: string;
  /** Its file under `app`. */
  readonly route: string;
  readonly sends: 'loader' | 'action';
  /** What is sent; a caller's own assessment may be mixed with objects of the tenant. */
  readonly send: (tenant: Tenant, caller: Caller) => Sent;
  /** Who of the tenant is answered, the proof that the ids are right; null where nobody is. */
  readonly whose: ((tenant: Tenant) => Caller) | null;
  /** Another answer than 404 to strangers, all unless some are named, and why it is no leak. */
  readonly instead?: {
    readonly status: number;
    readonly to?: readonly string[];
    /** They look after all tenants there, and read what it says. */
    readonly reads?: true;
    readonly why: string;
  };
}

interface Module {
  readonly loader?: Parameters<typeof call>[0];
  readonly action?: Parameters<typeof call>[0];
}

export async function moduleOf(route: string): Promise<Module> {
  const file = /\.tsx?$/.test(route) ? route : `${route}/route.tsx`;
  return (await import(/* @vite-ignore */ `../../app/${file}`)) as Module;
}

/** Sends a probe as somebody. */
export async function run(probe: Probe, tenant: Tenant, caller: Caller): Promise<Answer> {
  const handler = (await moduleOf(probe.route))[probe.sends];
  if (!handler) throw new Error(`${probe.route} has no ${probe.sends}`);
  const { params, query, form } = probe.send(tenant, caller);
  const { person, device, ip } = caller;
  return call(handler, {
    path: `/fr/page?${new URLSearchParams(query).toString()}`,
    params: { lang: 'fr', ...params },
    ...(form ? { form } : {}),
    ...{ person, device, ip, sessionToken: null },
  });
}

export const INTENT = 'an-intent-of-a-stranger';
export const owner = (tenant: Tenant) => tenant.places.sme.head;
export const advisor = (tenant: Tenant) => tenant.places.advisor.head;

export function read(
  object: string,
  route: string,
  whose: Probe['whose'],
  send: Probe['send'],
): Probe {
  return { object, route: `routes/${route}`, sends: 'loader', whose, send };
}

export function write(
  object: string,
  route: string,
  whose: Probe['whose'],
  send: Probe['send'],
): Probe {
  return { object, route: `routes/${route}`, sends: 'action', whose, send };
}
