import { useTranslation } from 'react-i18next';
import { TypedText } from '../ranking/typed-text.tsx';
import { Panel } from '../workspace/parts.tsx';

/** Words that could not be sent, given back to be copied; nothing where there are none. */
export function UnsentText({ text }: { readonly text: string | undefined }) {
  const { t } = useTranslation('follow');
  if (!text) return null;
  return (
    <Panel title={t('unsent')}>
      <TypedText text={text} />
    </Panel>
  );
}
