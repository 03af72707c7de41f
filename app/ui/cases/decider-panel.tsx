import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { WhyFields } from './reassign-form.tsx';

interface Props {
  readonly decider: { readonly accountId: string; readonly name: string };
  /** Whether the reader is who decides. */
  readonly isOwn: boolean;
  readonly messages: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}

/** Who decides a case in its present round, and how somebody else comes to decide it. */
export function DeciderPanel({ decider, isOwn, messages, typed }: Props) {
  const { t } = useTranslation('cases');
  return (
    <Panel title={t('release.title')} id="decider">
      <p>
        {t('release.now')} <bdi>{decider.name}</bdi>
      </p>
      <p>{t(isOwn ? 'release.ownLead' : 'release.lead')}</p>
      <Form method="post">
        <input type="hidden" name="decider" value={decider.accountId} />
        {isOwn ? (
          <input type="hidden" name="why" value="aside" />
        ) : (
          <WhyFields messages={messages} typed={typed} />
        )}
        <SubmitButton look="plain">{t(isOwn ? 'release.ownGo' : 'release.go')}</SubmitButton>
      </Form>
    </Panel>
  );
}
