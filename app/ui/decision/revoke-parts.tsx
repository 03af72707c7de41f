import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { RevocationFile } from '#domain/cases/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { CheckField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import type { Typed } from './typed.ts';

interface NoticesProps {
  readonly lang: Lang;
  readonly file: RevocationFile;
}

/** What the voucher still holds, and every notice with its answer. */
export function NoticesPanel({ lang, file: { voucher, notices } }: NoticesProps) {
  const { t } = useTranslation('decision');
  return (
    <>
      {voucher && (
        <Panel title={t('revoke.voucher')}>
          <Facts
            items={[
              [t('revoke.amount'), formatMad(lang, voucher.amount)],
              [t('revoke.used'), formatMad(lang, voucher.used)],
              [t('revoke.free'), formatMad(lang, voucher.amount - voucher.used)],
            ]}
          />
        </Panel>
      )}
      {notices.map((notice) => (
        <Panel key={notice.id} title={t('revoke.notice')}>
          <p dir="auto" className="written">
            {notice.grounds}
          </p>
          <Facts
            items={[
              [t('revoke.noticedOn'), formatDate(lang, notice.noticedOn)],
              [t('revoke.until'), formatDate(lang, notice.answerUntil)],
              [t('revoke.state'), t(`revoke.is.${notice.state}`)],
              [
                t('revoke.answer'),
                notice.answer === null ? (
                  t('revoke.noAnswer')
                ) : (
                  <span dir="auto">{notice.answer}</span>
                ),
              ],
            ]}
          />
        </Panel>
      ))}
    </>
  );
}

/** Tells the firm that its aid may be taken back. */
export function NoticeForm({ stamp, values, messages }: Typed & { readonly stamp: number }) {
  const { t } = useTranslation('decision');
  return (
    <Panel title={t('revoke.give')} id="notice">
      <p>{t('revoke.giveLead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} readOnly />
        <TextAreaField
          name="grounds"
          label={t('revoke.grounds')}
          hint={t('revoke.groundsHint')}
          error={messages['grounds']}
          rows={8}
          defaultValue={values['grounds']}
        />
        <SubmitButton look="danger" name="do" value="notice">
          {t('revoke.giveGo')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** The other person's decision, once the firm was heard. */
export function RevocationForm({
  revocation,
  values,
  messages,
}: Typed & { readonly revocation: string }) {
  const { t } = useTranslation('decision');
  return (
    <Panel title={t('decide.title')} id="decide">
      <p>{t('revoke.decideLead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="revocation" value={revocation} readOnly />
        <CheckField
          name="declares"
          label={t('decide.declares')}
          hint={t('decide.declaresHint')}
          error={messages['declares']}
          checked={values['declares'] === 'yes'}
        />
        <TextAreaField
          name="note"
          label={t('revoke.note')}
          error={messages['note']}
          defaultValue={values['note']}
        />
        <div className="inline-form">
          <SubmitButton look="danger" name="decision" value="revoke">
            {t('revoke.revoke')}
          </SubmitButton>
          <SubmitButton look="plain" name="decision" value="drop">
            {t('revoke.drop')}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
