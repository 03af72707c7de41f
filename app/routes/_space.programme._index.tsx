import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getPeople } from '#domain/accounts/index.server.ts';
import { profileChoices } from '#domain/assessment/index.server.ts';
import { getDesk } from '#domain/cases/index.server.ts';
import type { Role } from '#domain/kernel/index.server.ts';
import { formatList } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ButtonLink, DataTable, Panel } from '#ui/workspace/parts.tsx';
import { DeskPanel } from '#ui/workspace/desk.tsx';
import { RoleCard } from '#ui/workspace/role-card.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['advisor'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme');
  const { organisationId, organisationName, roles, regions } = actor.person.seat;
  const [{ people }, desk] = await guarded(() =>
    Promise.all([getPeople(actor, organisationId), getDesk(actor)]),
  );
  const names = profileChoices(contentLang(lang)).regions;
  return {
    ...{ lang, name: organisationName, roles, desk },
    regions: formatList(
      lang,
      names.filter(({ code }) => regions.includes(code)).map(({ name }) => name),
    ),
    people: people
      .map(({ accountId, name, grants }) => ({
        id: accountId,
        name,
        roles: grants.filter(({ status }) => status === 'active').map(({ role }) => role),
      }))
      .filter((person) => person.roles.length > 0),
    title: titled(lang, i18nFor(lang).t('advisor:programme.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const STEPS = ['propose', 'decide', 'certify', 'authorise'] as const;

export default function ProgrammeHome() {
  const { t } = useTranslation('advisor');
  const { lang, name, roles, regions, people, desk } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>
        {t('programme.title')} · <bdi>{name}</bdi>
      </h1>
      <p>{t('programme.lead')}</p>
      <DeskPanel here={`/${lang}/programme`} desk={desk} />
      <Panel title={t('programme.roles')}>
        {roles.map((role) => (
          <RoleCard key={role} code={role} />
        ))}
        {regions !== '' && <p>{t('programme.regions', { regions })}</p>}
        {roles.some((role) => role === 'programme-manager' || role === 'auditor') && (
          <ButtonLink to={`/${lang}/programme/programmes`}>{t('programme.programmes')}</ButtonLink>
        )}
      </Panel>
      <Panel title={t('programme.steps')}>
        <p>{t('programme.stepsLead')}</p>
        <ol>
          {STEPS.map((step) => (
            <li key={step}>{t(`programme.step.${step}`)}</li>
          ))}
        </ol>
        <p>{t('programme.stepsNever')}</p>
      </Panel>
      <Panel title={t('programme.people')}>
        <DataTable
          caption={t('programme.people')}
          columns={[t('programme.name'), t('programme.rolesOf')]}
          rows={people.map((person) => ({
            key: person.id,
            cells: [
              <bdi key="name">{person.name}</bdi>,
              <RoleNames key="roles" roles={person.roles} />,
            ],
          }))}
        />
        <ButtonLink look="plain" to={`/${lang}/programme/people`}>
          {t('programme.managePeople')}
        </ButtonLink>
      </Panel>
    </>
  );
}

function RoleNames({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useTranslation('advisor');
  return (
    <ul className="plain">
      {roles.map((role) => (
        <li key={role}>{t(`role.${role}.name`)}</li>
      ))}
    </ul>
  );
}
