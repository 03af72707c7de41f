import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

export interface KnownFirmView {
  readonly id: string;
  readonly name: string;
  /** In groups of digits. */
  readonly ice: string;
  readonly sameIce: boolean;
  readonly standing: 'member' | 'asked' | 'none';
}

/** The firms that are registered under the ICE that was typed: what to do instead of registering. */
export function KnownFirms({
  lang,
  firms,
}: {
  readonly lang: string;
  readonly firms: readonly KnownFirmView[];
}) {
  const { t } = useTranslation('people');
  return (
    <Panel title={t('known.title')} id="known">
      <p>{firms.some(({ sameIce }) => sameIce) ? t('known.lead') : t('known.leadOther')}</p>
      <ul style={{ listStyle: 'none', padding: 0 }}>
        {firms.map((firm) => (
          <li key={firm.id}>
            <p>
              <bdi>{firm.name}</bdi>{' '}
              <bdi dir="ltr" className="hint">
                {firm.ice}
              </bdi>
            </p>
            {firm.standing === 'member' && (
              <p>
                {t('known.member')}{' '}
                <Link to={`/${lang}/account/organisations`}>{t('own.title')}</Link>
              </p>
            )}
            {firm.standing === 'asked' && <p>{t('known.asked')}</p>}
            {firm.standing === 'none' && (
              <Form method="post" action={`/${lang}/account/organisations`}>
                <input type="hidden" name="id" value={firm.id} />
                <SubmitButton name="do" value="join" look="plain">
                  {t('known.join')}
                  <span className="vh"> {firm.name}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
