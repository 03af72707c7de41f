import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MoveKind } from '#domain/ledger/schema.ts';
import { SelectField, SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { usePlaceWords, type PlaceView } from './places.ts';

/** Envelopes that money may be taken from, with what is available, and brought to, with the plan. */
export interface MoveChoices {
  readonly programme: { readonly id: string; readonly name: string };
  readonly from: readonly {
    readonly value: string;
    readonly place: PlaceView;
    readonly amount: string;
  }[];
  readonly to: readonly {
    readonly value: string;
    readonly place: PlaceView;
    readonly amount: string | null;
  }[];
}

type Texts = Readonly<Record<string, string>>;

interface Props {
  readonly here: string;
  readonly kind: MoveKind;
  readonly choices: MoveChoices;
  readonly intentId: string;
  readonly values: Texts;
  readonly messages: Texts;
}

/** Proposes a move of money; another person decides. */
export function MoveForm({ here, kind, choices, intentId, values, messages }: Props) {
  const { t } = useTranslation('money');
  const { programme } = choices;
  const takes = kind !== 'fund';
  return (
    <Panel title={t(`move.kind.${kind}`)}>
      <p>
        <bdi>{programme.name}</bdi>
      </p>
      <p>{t(`move.hint.${kind}`)}</p>
      {takes && choices.from.length === 0 ? (
        <p className="note">{t('move.nothingToTake')}</p>
      ) : (
        <Form method="post" noValidate action={`${here}?programme=${programme.id}&kind=${kind}`}>
          <input type="hidden" name="intentId" value={values['intentId'] ?? intentId} readOnly />
          <input type="hidden" name="programme" value={programme.id} readOnly />
          <input type="hidden" name="kind" value={kind} readOnly />
          <Ends kind={kind} choices={choices} values={values} messages={messages} />
          <TextField
            name="amount"
            label={t('move.amount')}
            hint={t('move.amountHint')}
            error={messages['amount']}
            defaultValue={values['amount']}
            inputMode="decimal"
            dir="ltr"
          />
          <TextAreaField
            name="reason"
            label={t('move.reason')}
            hint={t('move.reasonHint')}
            error={messages['reason']}
            defaultValue={values['reason']}
          />
          <p>{t('move.another')}</p>
          <SubmitButton>{t('move.go')}</SubmitButton>
        </Form>
      )}
      <p>
        <Link to={`${here}?programme=${programme.id}`}>{t('move.otherKind')}</Link>
      </p>
    </Panel>
  );
}

function Ends({
  kind,
  choices,
  values,
  messages,
}: Pick<Props, 'kind' | 'choices' | 'values' | 'messages'>) {
  const { t } = useTranslation('money');
  const words = usePlaceWords();
  const named = (place: PlaceView) => words(place, { withYear: true });
  return (
    <>
      {kind !== 'fund' && (
        <SelectField
          name="from"
          label={t('move.from')}
          error={messages['from']}
          defaultValue={values['from']}
          empty={t('move.choose')}
          choices={choices.from.map(({ value, place, amount }) => ({
            value,
            label: t('move.fromLine', { place: named(place), amount }),
          }))}
        />
      )}
      {(kind === 'fund' || kind === 'move') && (
        <SelectField
          name="to"
          label={t('move.to')}
          error={messages['to']}
          defaultValue={values['to']}
          empty={t('move.choose')}
          choices={choices.to.map(({ value, place, amount }) => ({
            value,
            label:
              amount === null ? named(place) : t('move.toLine', { place: named(place), amount }),
          }))}
        />
      )}
    </>
  );
}
