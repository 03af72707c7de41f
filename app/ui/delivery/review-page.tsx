import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  FACT_ANSWERS,
  REVIEW_FACTS,
  type ReviewMoment,
  type ReviewSide,
} from '#domain/engagements/schema.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { ChoiceField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Empty, Panel } from '../workspace/parts.tsx';
import type { ShownReview } from './show.ts';
import { ReviewView } from './reviews.tsx';
import { useDeliveryErrors } from './use-delivery-errors.ts';
import type { doneOf } from './words.ts';

interface Props {
  readonly project: string;
  readonly number: string;
  readonly side: ReviewSide;
  readonly open: ReviewMoment | null;
  readonly own: readonly ShownReview[];
  readonly others: readonly ShownReview[];
  readonly waits: boolean;
  readonly acts: boolean;
  readonly done: ReturnType<typeof doneOf>;
  readonly refused:
    | {
        readonly errors: Readonly<Record<string, string>>;
        readonly values: Readonly<Record<string, string>>;
      }
    | undefined;
}

/** What a side says of the other, and reads once it may. */
export function ReviewPage(props: Props) {
  const { t } = useTranslation('delivery');
  const { own, others, open, refused, done } = props;
  const { messages, shown } = useDeliveryErrors(refused?.errors);
  const form = { messages, values: refused?.values ?? {} };
  return (
    <>
      <p>
        <Link to={props.project}>{t('backTo', { number: `\u2066${props.number}\u2069` })}</Link>
      </p>
      <h1 id="form">{t('review.title')}</h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <p>{t('review.lead')}</p>
      {open !== null && <ReviewForm {...form} side={props.side} moment={open} />}
      {own.map((review) => (
        <Panel key={review.moment} title={t('review.own')}>
          <ReviewView review={review} />
          {review.shownFrom !== null && (
            <p className="hint">{t('review.shownFrom', { date: review.shownFrom })}</p>
          )}
        </Panel>
      ))}
      {props.waits && <p className="note">{t('review.waits')}</p>}
      {own.length + others.length === 0 && open === null && <Empty>{t('review.none')}</Empty>}
      {others.map((review) => (
        <Panel key={review.moment} title={t('review.other')}>
          <ReviewView review={review} />
          {props.acts && review.reply === null && <ReplyForm {...form} moment={review.moment} />}
        </Panel>
      ))}
    </>
  );
}

interface FormProps {
  readonly messages: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly moment: ReviewMoment;
}

function ReviewForm({ messages, values, moment, side }: FormProps & { readonly side: ReviewSide }) {
  const { t } = useTranslation('delivery');
  return (
    <Panel title={t(`review.${moment}`)}>
      <Form method="post" noValidate>
        <input type="hidden" name="moment" value={moment} />
        {REVIEW_FACTS[side].map((fact) => (
          <ChoiceField
            key={fact}
            name={fact}
            label={t(`ask.${side}.${fact}` as 'ask.firm.onTime')}
            choices={FACT_ANSWERS.map((value) => ({ value, label: t(`answer.${value}`) }))}
            error={messages[fact]}
            defaultValue={values[fact]}
          />
        ))}
        <TextAreaField
          name="text"
          label={t('review.text')}
          hint={t('review.textHint')}
          optional
          error={messages['text']}
          defaultValue={values['text']}
        />
        <SubmitButton name="do" value="review">
          {t('review.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

function ReplyForm({ messages, values, moment }: FormProps) {
  const { t } = useTranslation('delivery');
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="moment" value={moment} />
      <TextAreaField
        name="reply"
        label={t('review.reply')}
        error={messages['reply']}
        defaultValue={values['reply']}
      />
      <SubmitButton look="plain" name="do" value="reply">
        {t('review.replyGo')}
      </SubmitButton>
    </Form>
  );
}
