import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ROLES_OF, type Role } from '#domain/kernel/index.server.ts';

const APP = path.resolve(import.meta.dirname, '../../app');

/**
 * `anyone`: the same for everybody, or only what the caller's own browser holds.
 * `owner of the draft`: a browser with a grant on the assessment of the address; 404 to others.
 * `holder of the link`: whoever knows the secret in the address, until it expires or is cut.
 * `demo only`: 404 unless the site is a demonstration.
 * `machine`: for health checks and metrics, tells nothing of anybody.
 * `signed in`: whoever has an account; others are sent to sign in.
 * A list of roles: whoever works with one of them in the organisation chosen; 404 to others.
 */
export type Access =
  | 'anyone'
  | 'owner of the draft'
  | 'holder of the link'
  | 'demo only'
  | 'machine'
  | 'signed in'
  | readonly Role[];

const SME = ROLES_OF.sme;
const PROVIDER = ROLES_OF.provider;
const PROGRAMME = ROLES_OF.programme;
/** Who designs programmes, and who reads over their shoulder. */
const STUDIO = ['programme-manager', 'auditor'] as const;

/** Who may open each route, by its file or folder under `app`. */
export const ROUTE_ACCESS: Readonly<Record<string, Access>> = {
  'endpoints/_index.ts': 'anyone',
  'endpoints/api.$.ts': 'anyone',
  'endpoints/api.openapi[.]json.ts': 'anyone',
  'endpoints/api.v1.assessments.score.ts': 'anyone',
  'endpoints/api.v1.certificates.$code.ts': 'anyone',
  'endpoints/api.v1.certificates._index.ts': 'anyone',
  'endpoints/api.v1.matches.ts': 'anyone',
  'endpoints/api.v1.offers.$slug.ts': 'anyone',
  'endpoints/api.v1.offers._index.ts': 'anyone',
  'endpoints/api.v1.programmes.$slug.ts': 'anyone',
  'endpoints/api.v1.programmes._index.ts': 'anyone',
  'endpoints/api.v1.programmes.eligibility.ts': 'anyone',
  'endpoints/api.v1.providers.ts': 'anyone',
  'endpoints/api.v1.transparency.ts': 'anyone',
  'endpoints/files.$token.ts': 'holder of the link',
  'endpoints/healthz.ts': 'machine',
  'endpoints/locales.$version.$lang.$namespaces.ts': 'anyone',
  'endpoints/metrics.ts': 'machine',
  'endpoints/readyz.ts': 'machine',
  'endpoints/robots[.]txt.ts': 'anyone',
  'endpoints/sitemap[.]xml.ts': 'anyone',
  'routes/_public.eligibility._index': 'anyone',
  'routes/_public.eligibility.results': 'anyone',
  'routes/_public.providers._index': 'anyone',
  'routes/_public.providers.$slug.tsx': 'anyone',
  'routes/_public.offers.compare.tsx': 'anyone',
  'routes/_public.offers._index': 'anyone',
  'routes/_public.offers.$slug': 'anyone',
  'routes/_public.programmes._index': 'anyone',
  'routes/_public.programmes.$slug': 'anyone',
  'routes/_public.categories._index.tsx': 'anyone',
  'routes/_public.categories.$code': 'anyone',
  'endpoints/sitemap-catalogue[.]xml.ts': 'anyone',
  'endpoints/sitemap-programmes[.]xml.ts': 'anyone',
  'endpoints/v.$code.ts': 'anyone',
  'routes/_public.invitation.$token.tsx': 'holder of the link',
  'routes/_space.account.organisations._index.tsx': 'signed in',
  'routes/_space.account.organisations.new.tsx': 'signed in',
  'routes/_space.admin.organisations.$id._index.tsx': ['platform-admin'],
  'routes/_space.admin.organisations.$id.people.tsx': ['platform-admin'],
  'routes/_space.admin.organisations.$id.profile.tsx': ['platform-admin'],
  'routes/_space.admin.organisations._index.tsx': ['platform-admin'],
  'routes/_space.admin.organisations.new.tsx': ['platform-admin'],
  'routes/_space.admin.people.tsx': ['platform-admin'],
  'routes/_space.admin.roles.tsx': ['platform-admin'],
  'routes/_space.advisor.people.tsx': ['advisor'],
  'routes/_space.programme.people.tsx': PROGRAMME,
  'routes/_space.programme.matching._index': STUDIO,
  'routes/_space.programme.matching.appeals.$id': STUDIO,
  'routes/_space.programme.matching.coverage': STUDIO,
  'routes/_space.programme.matching.coverage[.csv].ts': STUDIO,
  'routes/_space.programme.matching.exposure[.csv].ts': STUDIO,
  'routes/_space.programme.matching.weights._index': STUDIO,
  'routes/_space.programme.matching.weights.new.tsx': ['programme-manager'],
  'routes/_space.programme.programmes.$id._index': STUDIO,
  'routes/_space.programme.programmes.$id.acts.tsx': STUDIO,
  'routes/_space.programme.programmes.$id.amount': STUDIO,
  'routes/_space.programme.programmes.$id.calendar.tsx': STUDIO,
  'routes/_space.programme.programmes.$id.cases': STUDIO,
  'routes/_space.programme.programmes.$id.changes.tsx': STUDIO,
  'routes/_space.programme.programmes.$id.documents.tsx': STUDIO,
  'routes/_space.programme.programmes.$id.money.tsx': STUDIO,
  'routes/_space.programme.programmes.$id.publish.tsx': STUDIO,
  'routes/_space.programme.programmes.$id.rules._index': STUDIO,
  'routes/_space.programme.programmes.$id.rules.counts.ts': STUDIO,
  'routes/_space.programme.programmes.$id.simulation.$run._index.tsx': STUDIO,
  'routes/_space.programme.programmes.$id.simulation.$run.report[.pdf].ts': STUDIO,
  'routes/_space.programme.programmes.$id.simulation._index.tsx': STUDIO,
  'routes/_space.programme.programmes.$id.texts.tsx': STUDIO,
  'routes/_space.programme.programmes.$id.try.tsx': STUDIO,
  'routes/_space.programme.programmes._index.tsx': STUDIO,
  'routes/_space.programme.programmes.new.tsx': ['programme-manager'],
  'routes/_space.provider.certification._index.tsx': PROVIDER,
  'routes/_space.provider.certification.charter.tsx': PROVIDER,
  'routes/_space.provider.certification.measures.$id._index.tsx': PROVIDER,
  'routes/_space.provider.certification.measures.$id.file.ts': PROVIDER,
  'routes/_space.programme.providers.$id._index.tsx': ['provider-examiner'],
  'routes/_space.programme.providers.$id.check.tsx': ['provider-examiner'],
  'routes/_space.programme.providers.$id.decide.tsx': ['provider-examiner'],
  'routes/_space.programme.providers.$id.write.tsx': ['provider-examiner'],
  'routes/_space.programme.providers._index.tsx': ['provider-examiner'],
  'routes/_space.programme.providers.firm.$id._index.tsx': ['provider-examiner'],
  'routes/_space.programme.providers.firm.$id.measure.tsx': ['provider-examiner'],
  'routes/_space.programme.providers.firm._index.tsx': ['provider-examiner'],
  'routes/_space.programme.providers.measures.$id._index.tsx': ['provider-examiner'],
  'routes/_space.programme.providers.measures.$id.file.ts': ['provider-examiner'],
  'routes/_space.provider.people.tsx': PROVIDER,
  'routes/_space.provider.profile.tsx': PROVIDER,
  'routes/_space.provider.presentation._index.tsx': PROVIDER,
  'routes/_space.provider.presentation.preview.tsx': PROVIDER,
  'routes/_space.provider.ranking.$offer.tsx': PROVIDER,
  'routes/_space.provider.ranking._index.tsx': PROVIDER,
  'routes/_space.provider.references._index.tsx': PROVIDER,
  'routes/_space.provider.references.new.tsx': PROVIDER,
  'routes/_space.provider.references.$id.tsx': PROVIDER,
  'routes/_space.provider.statistics.tsx': PROVIDER,
  'routes/_space.provider.offers._index.tsx': PROVIDER,
  'routes/_space.provider.offers.new.tsx': PROVIDER,
  'routes/_space.provider.offers.$id._index.tsx': PROVIDER,
  'routes/_space.provider.offers.$id.edit.tsx': PROVIDER,
  'routes/_space.provider.offers.$id.preview.tsx': PROVIDER,
  'routes/_space.provider.offers.export.$file.ts': PROVIDER,
  'routes/_space.provider.offers.import.$id._index.tsx': PROVIDER,
  'routes/_space.provider.offers.import.$id.refused.ts': PROVIDER,
  'routes/_space.provider.offers.import._index.tsx': PROVIDER,
  'routes/_space.sme.organisation.tsx': SME,
  'routes/_space.sme.people.tsx': SME,
  'routes/_public.$.tsx': 'anyone',
  'routes/_public.account-closed.tsx': 'anyone',
  'routes/_public.transparency.tsx': 'anyone',
  'routes/_public.verify': 'anyone',
  'routes/_public.register': 'anyone',
  'routes/_public.certificates._index.tsx': 'anyone',
  'routes/_public.certificates.$code._index': 'anyone',
  'routes/_public.certificates.$code.certificate[.pdf].ts': 'anyone',
  'routes/_space.provider.credentials._index.tsx': PROVIDER,
  'routes/_space.provider.credentials.new.tsx': PROVIDER,
  'routes/_space.provider.credentials.$id.file.ts': PROVIDER,
  'routes/_space.programme.credentials._index.tsx': ['provider-examiner'],
  'routes/_space.programme.offers._index.tsx': ['provider-examiner'],
  'routes/_space.programme.offers.$version.tsx': ['provider-examiner'],
  'routes/_space.programme.credentials.$id._index.tsx': ['provider-examiner'],
  'routes/_space.programme.credentials.$id.file.ts': ['provider-examiner'],
  'routes/_space.account._index.tsx': 'signed in',
  'routes/_space.admin.settings.tsx': ['platform-admin'],
  'routes/_space.admin.holidays.tsx': ['platform-admin'],
  'routes/_space.admin.jobs.tsx': ['platform-admin'],
  'routes/_space.account.preferences.tsx': 'signed in',
  'routes/_space.account.notifications.tsx': 'signed in',
  'routes/_space.account.consents.$id._index.tsx': 'signed in',
  'routes/_space.account.consents.$id.receipt[.json].ts': 'signed in',
  'routes/_space.account.consents._index.tsx': 'signed in',
  'routes/_space.account.contact.tsx': 'signed in',
  'routes/_space.account.data.$file.ts': 'signed in',
  'routes/_space.account.data._index.tsx': 'signed in',
  'routes/_space.account.data.erase.tsx': 'signed in',
  'routes/_space.account.data.requests.tsx': 'signed in',
  'routes/_space.account.receipts.$stream.$sequence.ts': 'signed in',
  'routes/_space.account.trail.tsx': 'signed in',
  'routes/_space.admin.data-requests.tsx': ['platform-admin'],
  'routes/_space.sme.consents.tsx': SME,
  'routes/_space.sme.roadmap.ts': SME,
  'routes/_space.sme.documents.tsx': SME,
  'routes/_space.sme._index.tsx': SME,
  'routes/_space.admin._index.tsx': ['platform-admin'],
  'routes/_space.advisor._index.tsx': ['advisor'],
  'routes/_space.advisor.clients.$id.tsx': ['advisor'],
  'routes/_space.advisor.clients._index.tsx': ['advisor'],
  'routes/_space.advisor.clients.new.tsx': ['advisor'],
  'routes/_space.programme._index.tsx': PROGRAMME,
  'routes/_space.provider._index.tsx': PROVIDER,
  'routes/_space.sme.mandates.tsx': SME,
  'routes/_space.advisor.assessments.$id.evidence._index.tsx': ['advisor'],
  'routes/_space.advisor.assessments.$id.evidence.file.$evidence.ts': ['advisor'],
  'routes/_space.sme.assessments.$id.evidence.$item.tsx': SME,
  'routes/_space.sme.assessments.$id.second.tsx': SME,
  'routes/_space.sme.assessments._index.tsx': SME,
  'routes/_space.sme.matches.tsx': SME,
  'routes/_space.sme.assessments.compare.tsx': SME,
  'routes/_space.sme.assessments.$id.evidence._index.tsx': SME,
  'routes/_space.sme.assessments.$id.evidence.file.$evidence.ts': SME,
  'routes/_space.account.confirm.tsx': 'signed in',
  'routes/_space.account.security._index.tsx': 'signed in',
  'routes/_space.account.security.passkeys.tsx': 'signed in',
  'routes/_space.account.security.password.tsx': 'signed in',
  'routes/_space.account.security.recovery.tsx': 'signed in',
  'routes/_space.account.security.sessions.tsx': 'signed in',
  'routes/_space.account.security.totp.tsx': 'signed in',
  'routes/_public.passkey.ts': 'anyone',
  'routes/_public.sign-in_.second.tsx': 'signed in',
  'routes/_space.tsx': 'signed in',
  'routes/_public.space.ts': 'signed in',
  'routes/_public.sign-up._index.tsx': 'anyone',
  'routes/_public.sign-up.$token.tsx': 'holder of the link',
  'routes/_public.sign-out.ts': 'anyone',
  'routes/_public.sign-in._index.tsx': 'anyone',
  'routes/_public.reset._index.tsx': 'anyone',
  'routes/_public.reset.$token.tsx': 'holder of the link',
  'routes/_public.demo._index.tsx': 'demo only',
  'routes/_public._index.tsx': 'anyone',
  'routes/_public.accessibility.tsx': 'anyone',
  'routes/_public.assess.$id.$dimension.tsx': 'owner of the draft',
  'routes/_public.assess.$id.dma.tsx': 'owner of the draft',
  'routes/_public.assess.$id.export[.json].ts': 'owner of the draft',
  'routes/_public.assess.$id.mail-link.tsx': 'owner of the draft',
  'routes/_public.assess.$id.matches.$action': 'owner of the draft',
  'routes/_public.assess.$id.matches._index': 'owner of the draft',
  'routes/_public.assess.$id.profile.tsx': 'owner of the draft',
  'routes/_public.assess.$id.report[.pdf].ts': 'owner of the draft',
  'routes/_public.assess.$id.result.tsx': 'owner of the draft',
  'routes/_public.assess.$id.review.tsx': 'owner of the draft',
  'routes/_public.assess.$id.roadmap.$action._index.tsx': 'owner of the draft',
  'routes/_public.assess.$id.roadmap.$action.again.tsx': 'owner of the draft',
  'routes/_public.assess.$id.roadmap._index.tsx': 'owner of the draft',
  'routes/_public.assess.$id.share.tsx': 'owner of the draft',
  'routes/_public.assess.$id.shortlist.$action': 'owner of the draft',
  'routes/_public.assess.$id.what-if.tsx': 'owner of the draft',
  'routes/_public.assess._index.tsx': 'anyone',
  'routes/_public.demo.mail.tsx': 'demo only',
  'routes/_public.help.tsx': 'anyone',
  'routes/_public.legal.tsx': 'anyone',
  'routes/_public.method': 'anyone',
  'routes/_public.paper': 'anyone',
  'routes/_public.privacy.tsx': 'anyone',
  'routes/_public.resume.tsx': 'anyone',
  'routes/_public.shared.$token.tsx': 'holder of the link',
};

/** The routes with this access, by their file under `app`. */
export function routesWith(access: Access): string[] {
  return Object.keys(ROUTE_ACCESS).filter((route) => ROUTE_ACCESS[route] === access);
}

/** Every route module there is: files, and folders that hold a `route.tsx`. */
export function routeModules(): string[] {
  return ['endpoints', 'routes'].flatMap((folder) =>
    readdirSync(path.join(APP, folder), { withFileTypes: true })
      .filter((entry) =>
        entry.isDirectory() ? hasRoute(folder, entry.name) : /\.tsx?$/.test(entry.name),
      )
      .map((entry) => `${folder}/${entry.name}`),
  );
}

function hasRoute(folder: string, name: string): boolean {
  return ['route.ts', 'route.tsx'].some((file) => existsSync(path.join(APP, folder, name, file)));
}
