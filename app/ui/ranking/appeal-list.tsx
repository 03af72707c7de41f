import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OwnAppeal } from '#domain/matching/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { Facts, Panel, Status, type Tone } from '../workspace/parts.tsx';
import { OfferName } from './offer-name.tsx';
import { TypedText } from './typed-text.tsx';

const TONE = {
  open: 'info',
  upheld: 'good',
  dismissed: 'bad',
  withdrawn: 'neutral',
} as const satisfies Readonly<Record<OwnAppeal['state'], Tone>>;

interface Props {
  readonly appeals: readonly OwnAppeal[];
  readonly lang: Lang;
}

/** The provider's appeals with their answers; open ones can be taken back. */
export function AppealList({ appeals, lang }: Props) {
  const { t } = useTranslation('ranking');
  return (
    <Panel id="appeals" title={t('appeals.title')}>
      {appeals.length === 0 && <p>{t('appeals.none')}</p>}
      {appeals.map((appeal) => (
        <section key={appeal.id} aria-labelledby={`appeal-${appeal.id}`}>
          <h3 id={`appeal-${appeal.id}`}>
            <OfferName title={appeal.title} />
          </h3>
          <p>
            <Status tone={TONE[appeal.state]}>{t(`appeals.state.${appeal.state}`)}</Status>
          </p>
          <Details appeal={appeal} lang={lang} />
          {appeal.state === 'open' && <Withdraw id={appeal.id} />}
        </section>
      ))}
    </Panel>
  );
}

function Details({ appeal, lang }: { readonly appeal: OwnAppeal; readonly lang: Lang }) {
  const { t } = useTranslation('ranking');
  const { state, ground, shownOn, openedOn, dueOn, text, answer, answeredOn } = appeal;
  return (
    <Facts
      items={[
        [t('appeals.ground'), t(`ground.${ground}`)],
        [t('appeals.about'), shownOn && formatDate(lang, shownOn)],
        [t('appeals.opened'), formatDate(lang, openedOn)],
        [t('appeals.due'), state === 'open' ? formatDate(lang, dueOn) : null],
        [t('appeals.text'), <TypedText key="text" text={text} />],
        [t('appeals.answered'), answeredOn && formatDate(lang, answeredOn)],
        [t('appeals.answer'), answer && <TypedText key="answer" text={answer} />],
      ]}
    />
  );
}

function Withdraw({ id }: { readonly id: string }) {
  const { t } = useTranslation('ranking');
  return (
    <details>
      <summary>{t('appeals.withdraw')}</summary>
      <p>{t('appeals.withdrawText')}</p>
      <Form method="post" action="?">
        <input type="hidden" name="withdraw" value={id} />
        <SubmitButton look="danger">{t('appeals.withdrawNow')}</SubmitButton>
      </Form>
    </details>
  );
}
