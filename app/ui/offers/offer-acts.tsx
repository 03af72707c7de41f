import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';

/** What a provider may do with a version from the page of its offer. */
export type OfferAct = 'take-back' | 'revise' | 'open' | 'reopen' | 'discard' | 'withdraw';

interface ActProps {
  readonly act: OfferAct;
  /** The version it is about. */
  readonly versionId: string;
}

/** A form of one button. */
function ActForm({
  act,
  versionId,
  label,
  look,
}: ActProps & { readonly label: string; readonly look: 'main' | 'plain' | 'danger' }) {
  return (
    <Form method="post" action="?index">
      <input type="hidden" name="versionId" value={versionId} readOnly />
      <SubmitButton look={look} name="do" value={act}>
        {label}
      </SubmitButton>
    </Form>
  );
}

/** Does something at once that can be undone by going on. */
export function OfferActForm({
  act,
  versionId,
  look = 'main',
}: {
  readonly act: Exclude<OfferAct, 'discard' | 'withdraw'>;
  readonly versionId: string;
  readonly look?: 'main' | 'plain';
}) {
  const { t } = useTranslation('offers');
  return <ActForm act={act} versionId={versionId} look={look} label={t(`act.${act}`)} />;
}

/** Gives up or takes away after a second look. */
export function FinalAct({
  act,
  versionId,
}: {
  readonly act: 'discard' | 'withdraw';
  readonly versionId: string;
}) {
  const { t } = useTranslation('offers');
  return (
    <details>
      <summary>{t(`act.${act}`)}</summary>
      <p>{t(`act.${act}Hint`)}</p>
      <ActForm act={act} versionId={versionId} look="danger" label={t(`act.${act}Go`)} />
    </details>
  );
}
