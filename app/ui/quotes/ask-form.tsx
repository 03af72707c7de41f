import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { ShownOffer } from './show.ts';

interface AskFormProps {
  readonly shortlist: {
    readonly id: string;
    readonly to: string;
    readonly frozenOn: string;
    readonly offers: readonly ShownOffer[];
  };
  readonly messages: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
  readonly isOnly: boolean;
}

/** The fields of a request of quotes: which offers of a settled choice, and the need in words. */
export function AskForm({ shortlist, messages, typed, isOnly }: AskFormProps) {
  const { t } = useTranslation('quotes');
  const isThis = isOnly || typed['shortlist'] === shortlist.id;
  const errors: AskFormProps['messages'] = isThis ? messages : {};
  const ticked = typed['offers'] === undefined ? null : [typed['offers']].flat();
  const need = typed['need'];
  return (
    <Panel title={t('new.list', { date: shortlist.frozenOn })}>
      <input type="hidden" name="shortlist" value={shortlist.id} />
      <p>
        <Link to={shortlist.to}>{t('new.seeList')}</Link>
      </p>
      <fieldset id={isThis ? 'offers' : undefined}>
        <legend>{t('new.offers')}</legend>
        {errors['offers'] !== undefined && <p className="err">{errors['offers']}</p>}
        {shortlist.offers.map((offer) =>
          offer.obstacle === null ? (
            <CheckField
              key={offer.offerId}
              name="offers"
              value={offer.offerId}
              checked={ticked?.includes(offer.offerId) ?? true}
              label={
                <>
                  <bdi>{offer.provider}</bdi> – <bdi>{offer.title}</bdi>
                </>
              }
              hint={t('others.cap', { amount: offer.cap })}
            />
          ) : (
            <p key={offer.offerId}>
              <bdi>{offer.provider}</bdi> – <bdi>{offer.title}</bdi>
              <br />
              <span className="hint">{t(`obstacle.${offer.obstacle}`)}</span>
            </p>
          ),
        )}
      </fieldset>
      <TextAreaField
        name="need"
        rows={6}
        label={t('new.need')}
        hint={t('new.needHint')}
        error={errors['need']}
        defaultValue={typeof need === 'string' ? need : undefined}
      />
      <p>{t('new.next')}</p>
      <SubmitButton>{t('new.go')}</SubmitButton>
    </Panel>
  );
}
