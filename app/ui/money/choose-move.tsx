import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { MOVE_KINDS } from '#domain/ledger/schema.ts';
import { Panel } from '../workspace/parts.tsx';

interface Plan {
  readonly id: string;
  readonly name: string;
}

/** Which programme's money is to be moved. */
export function ChooseProgramme({
  here,
  plans,
}: {
  readonly here: string;
  readonly plans: readonly Plan[];
}) {
  const { t } = useTranslation('money');
  return (
    <Panel title={t('move.whichProgramme')}>
      <ul>
        {plans.map(({ id, name }) => (
          <li key={id}>
            <Link to={`${here}?programme=${id}`}>
              <bdi>{name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What is to be done with it. */
export function ChooseKind({
  here,
  programme,
}: {
  readonly here: string;
  readonly programme: Plan;
}) {
  const { t } = useTranslation('money');
  return (
    <Panel title={t('move.whichKind')}>
      <p>
        <bdi>{programme.name}</bdi>
      </p>
      <dl>
        {MOVE_KINDS.map((kind) => (
          <div key={kind}>
            <dt>
              <Link to={`${here}?programme=${programme.id}&kind=${kind}`}>
                {t(`move.kind.${kind}`)}
              </Link>
            </dt>
            <dd>{t(`move.hint.${kind}`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
