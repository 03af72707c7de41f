import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OrganisationKind, Role } from '#domain/kernel/index.server.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Empty, Panel, Status } from '../workspace/parts.tsx';
import { useRoleNames } from './role-name.tsx';

export interface OwnOrganisationView {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly roles: readonly Role[];
  readonly requested: readonly Role[];
  readonly suspended: boolean;
  readonly active: boolean;
}

/** The organisations a person belongs to; one of them is worked in at a time. */
export function OwnOrganisations({
  organisations,
  next,
}: {
  readonly organisations: readonly OwnOrganisationView[];
  readonly next: string | null;
}) {
  const { t } = useTranslation('people');
  const nameOf = useRoleNames();
  if (organisations.length === 0) return <Empty>{t('own.none')}</Empty>;
  return (
    <Panel>
      {organisations.length > 1 && <p>{t('own.choose')}</p>}
      <DataTable
        caption={t('own.title')}
        columns={[t('own.name'), t('people.roles'), t('act')]}
        rows={organisations.map((one) => ({
          key: one.id,
          cells: [
            <span key="name">
              <bdi>{one.name}</bdi>
              <br />
              <span className="hint">{t(`kind.${one.kind}`)}</span>
            </span>,
            <span key="roles">
              {one.roles.map(nameOf).join(', ')}
              {one.requested.map((role) => (
                <span key={role} className="hint">
                  {' '}
                  {t('own.waits', { role: nameOf(role) })}
                </span>
              ))}
            </span>,
            <Switch key="act" organisation={one} next={next} />,
          ],
        }))}
      />
    </Panel>
  );
}

function Switch({
  organisation: { id, name, active, suspended, roles },
  next,
}: {
  readonly organisation: OwnOrganisationView;
  readonly next: string | null;
}) {
  const { t } = useTranslation('people');
  if (suspended) return <Status tone="bad">{t('own.suspended')}</Status>;
  if (roles.length === 0) return null;
  return (
    <Form method="post" action="?" className="inline-form">
      {active && <Status tone="good">{t('own.active')}</Status>}
      <input type="hidden" name="id" value={id} />
      {next !== null && <input type="hidden" name="next" value={next} />}
      <SubmitButton name="do" value="switch" look="plain">
        {active ? t('own.open') : t('own.switch')}
        <span className="vh"> {name}</span>
      </SubmitButton>
    </Form>
  );
}

interface WaitingProps {
  readonly asked: readonly { readonly id: string; readonly name: string; readonly on: string }[];
  readonly invitations: readonly {
    readonly id: string;
    readonly organisation: string;
    readonly role: Role;
    readonly until: string;
  }[];
}

/** What a person asked for and what they are invited to. */
export function WaitingPanels({ asked, invitations }: WaitingProps) {
  const { t } = useTranslation('people');
  const nameOf = useRoleNames();
  return (
    <>
      {invitations.length > 0 && (
        <Panel title={t('own.invitations')}>
          {invitations.map(({ id, organisation, role, until }) => (
            <Form method="post" action="?" key={id}>
              <p>
                <bdi>{organisation}</bdi>: {t('own.invitedAs', { role: nameOf(role), date: until })}
              </p>
              <input type="hidden" name="id" value={id} />
              <SubmitButton name="do" value="accept" look="plain">
                {t('own.accept')}
                <span className="vh"> {organisation}</span>
              </SubmitButton>
            </Form>
          ))}
        </Panel>
      )}
      {asked.length > 0 && (
        <Panel title={t('own.asked')}>
          <ul>
            {asked.map(({ id, name, on }) => (
              <li key={id}>
                <bdi>{name}</bdi> <span className="hint">{t('join.on', { date: on })}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
