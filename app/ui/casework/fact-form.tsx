import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProofFile } from '#domain/cases/schema.ts';
import type { QuestionView } from '#domain/programmes/schema.ts';
import { DayField } from '../apply/day-field.tsx';
import { Written } from '../certification/written.tsx';
import { QuestionField } from '../eligibility/question-field.tsx';
import { SelectField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import { Told } from './facts-panel.tsx';
import type { Shown } from './show-case.ts';
import { usePaperName } from './use-paper-name.ts';

type File = Shown<ProofFile>;
type Chosen = NonNullable<File['chosen']>;
type Fields = Readonly<Record<string, string>>;

/** Chooses what is to be stated; the page comes again with its form. */
export function ChooseFact({
  choices,
  error,
}: {
  readonly choices: File['choices'];
  readonly error: string | undefined;
}) {
  const { t } = useTranslation('casework');
  return (
    <Panel title={t('prove.choose')}>
      <p>{t('prove.lead')}</p>
      <Form method="get">
        <SelectField
          name="fact"
          label={t('prove.fact')}
          empty={t('prove.chooseOne')}
          error={error}
          choices={choices.map(({ fact, name }) => ({ value: fact, label: name }))}
        />
        <SubmitButton>{t('prove.next')}</SubmitButton>
      </Form>
    </Panel>
  );
}

/** What the firm says, and what was proven before, with what the firm answers to it. */
export function ProvenPanel({
  chosen,
  intentId,
}: {
  readonly chosen: Chosen;
  readonly intentId: string;
}) {
  const { t } = useTranslation('casework');
  const { fact, said, proven, question } = chosen;
  return (
    <Panel title={question.name}>
      <Facts
        items={[
          [t('prove.said'), <Told key="said" told={said} />],
          [t('prove.proven'), proven && <Told key="proven" told={proven.told} />],
          [t('prove.note'), proven?.note ? <Written key="note">{proven.note}</Written> : null],
          [
            t('prove.contest'),
            proven?.contest ? <Written key="contest">{proven.contest}</Written> : null,
          ],
        ]}
      />
      {proven?.mine && (
        <Form method="post">
          <input type="hidden" name="intentId" value={intentId} />
          <input type="hidden" name="fact" value={fact} />
          <p className="hint">{t('prove.takeBackHint')}</p>
          <SubmitButton look="plain" name="do" value="take-back">
            {t('prove.takeBack')}
          </SubmitButton>
        </Form>
      )}
    </Panel>
  );
}

/** States the fact: its value, the paper that shows it, its days, words to the firm. */
export function ProofForm(props: {
  readonly chosen: Chosen;
  readonly question: QuestionView;
  readonly papers: File['papers'];
  readonly intentId: string;
  readonly here: string;
  readonly values: Fields;
  readonly messages: Fields;
}) {
  const { t } = useTranslation('casework');
  const { chosen, question, papers, intentId, here, values, messages } = props;
  const nameOf = usePaperName();
  return (
    <Panel title={t('prove.form')}>
      <Form method="post" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        <input type="hidden" name="fact" value={chosen.fact} />
        <QuestionField question={question} error={messages[chosen.fact]} />
        <SelectField
          name="paper"
          label={t('prove.paper')}
          hint={t('prove.paperHint')}
          empty={t('prove.noPaper')}
          error={messages['paper']}
          choices={papers.map(({ documentId, code, fileName, validUntil }) => ({
            value: documentId,
            label: [
              ...[nameOf(code), fileName].filter((text) => text !== ''),
              ...(validUntil === null ? [] : [t('papers.until', { date: validUntil })]),
            ].join(' · '),
          }))}
          defaultValue={values['paper']}
        />
        {papers.length > 0 && (
          <p>
            <Link to={`${here}#papers`}>{t('prove.seePapers')}</Link>
          </p>
        )}
        <DayField
          name="trueOn"
          label={t('prove.trueOn')}
          hint={t('prove.trueOnHint')}
          error={messages['trueOn']}
          defaultValue={values['trueOn']}
        />
        <DayField
          name="until"
          label={t('prove.until')}
          hint={t('prove.untilHint')}
          optional
          error={messages['until']}
          defaultValue={values['until']}
        />
        <TextAreaField
          name="note"
          label={t('prove.note')}
          hint={t('prove.noteHint')}
          error={messages['note']}
          defaultValue={values['note']}
        />
        <SubmitButton>{t('prove.go')}</SubmitButton>{' '}
        <Link to={`${here}/fact`}>{t('prove.other')}</Link>
      </Form>
    </Panel>
  );
}
