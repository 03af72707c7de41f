import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface Props {
  /** Address of the copy that is open, null while none is. */
  readonly link: string | null;
  readonly readOnly: boolean;
}

/** Opens a copy for a colleague, or says where the open one is filled in. */
export function SecondInvitation({ link, readOnly }: Props) {
  const { t } = useTranslation('sme');
  if (link !== null)
    return (
      <Panel id="start">
        <p>{t('second.waiting')}</p>
        <p>{t('second.member')}</p>
        <p>
          <a href={link} dir="ltr" style={{ overflowWrap: 'anywhere' }}>
            {link}
          </a>
        </p>
      </Panel>
    );
  if (readOnly) return null;
  return (
    <Panel id="start">
      <Form method="post">
        <SubmitButton>{t('second.start')}</SubmitButton>
      </Form>
    </Panel>
  );
}
