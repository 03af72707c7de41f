import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listOrganisations } from '#domain/accounts/index.server.ts';
import { groupIce, isOrganisationKind } from '#domain/kernel/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { OrganisationList } from '#ui/people/organisation-list.tsx';
import { ButtonLink } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['people'] };
export const headers = () => PRIVATE_PAGE;

const MOST_QUERY = 200;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const params = new URL(args.request.url).searchParams;
  const asked = params.get('kind') ?? '';
  const query = (params.get('q') ?? '').slice(0, MOST_QUERY).replaceAll('\0', '');
  const kind = isOrganisationKind(asked) ? asked : null;
  const after = params.get('after')?.replaceAll('\0', '') ?? null;
  const { lines, next } = await guarded(() => listOrganisations(actor, { query, kind, after }));
  return {
    lang,
    query,
    kind,
    next,
    lines: lines.map(({ createdAt, ice, ...line }) => ({
      ...line,
      ice: ice === null ? null : groupIce(ice),
      since: formatDate(lang, createdAt),
    })),
    title: titled(lang, i18nFor(lang).t('people:admin.organisations')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Organisations() {
  const { t } = useTranslation('people');
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('admin.organisations')}</h1>
      <OrganisationList page={page} />
      <ButtonLink to={`/${page.lang}/admin/organisations/new`}>{t('make.title')}</ButtonLink>
    </>
  );
}
