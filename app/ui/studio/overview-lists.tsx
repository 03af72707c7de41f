import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ActLine, VersionLine } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable, Status, type Tone } from '../workspace/parts.tsx';
import { StateTag } from './state-tag.tsx';

type ShownVersion = Pick<
  VersionLine,
  'id' | 'number' | 'state' | 'tampered' | 'proposedBy' | 'publishedBy'
> & {
  readonly created: string | null;
  readonly published: string | null;
  readonly opened: string | null;
  readonly ended: string | null;
};

/** Every version of a programme, the newest first, with who proposed and who published it. */
export function VersionTable({ versions }: { readonly versions: readonly ShownVersion[] }) {
  const { t } = useTranslation('studio');
  const who = (doer: VersionLine['proposedBy']) => doer && <bdi>{doer.name}</bdi>;
  return (
    <DataTable
      caption={t('overview.versions')}
      columns={[
        ...[t('overview.number'), t('overview.state'), t('overview.created')],
        ...[t('overview.proposedBy'), t('overview.publishedBy'), t('overview.openedOn')],
        t('overview.endedOn'),
      ]}
      rows={versions.map((version) => ({
        key: version.id,
        cells: [
          t('version', { number: version.number }),
          <span key="state">
            <StateTag state={version.state} />
            {version.tampered && <strong className="err">{t('overview.tampered')}</strong>}
          </span>,
          version.created,
          who(version.proposedBy),
          who(version.publishedBy),
          version.opened,
          version.ended,
        ],
      }))}
    />
  );
}

const TONES: Readonly<Record<ActLine['state'], Tone>> = {
  proposed: 'attention',
  decided: 'info',
  applied: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
};

/** What two persons decided about a running programme. */
export function ActsTable({
  acts,
  lang,
}: {
  readonly acts: readonly ActLine[];
  readonly lang: Lang;
}) {
  const { t } = useTranslation('studio');
  return (
    <DataTable
      caption={t('overview.acts')}
      columns={[
        ...[t('acts.act'), t('overview.state'), t('acts.effectiveOn'), t('acts.reason')],
        ...[t('overview.proposedBy'), t('acts.decidedBy')],
      ]}
      rows={acts.map((act) => ({
        key: act.id,
        cells: [
          t(`acts.name.${act.act}`),
          <Status key="state" tone={TONES[act.state]}>
            {t(`acts.state.${act.state}`)}
          </Status>,
          act.effectiveOn,
          <bdi key="reason">{lang === 'ar' ? act.reason.ar : act.reason.fr}</bdi>,
          <bdi key="proposed">{act.proposedBy.name}</bdi>,
          act.decidedBy && <bdi key="decided">{act.decidedBy.name}</bdi>,
        ],
      }))}
    />
  );
}

/** Rehearsals that run. */
export function RehearsalList({
  lang,
  rehearsals,
}: {
  readonly lang: Lang;
  readonly rehearsals: readonly {
    readonly id: string;
    readonly slug: string;
    readonly since: string | null;
  }[];
}) {
  const { t } = useTranslation('studio');
  return (
    <ul>
      {rehearsals.map(({ id, slug, since }) => (
        <li key={id}>
          <Link to={`/${lang}/programme/programmes/${id}`}>
            <bdi dir="ltr">{slug}</bdi>
          </Link>{' '}
          <span className="hint">{t('rehearsal.since', { date: since ?? '' })}</span>
        </li>
      ))}
    </ul>
  );
}
