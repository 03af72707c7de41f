import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Dependents } from '#domain/catalogue/schema.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { ShownPaper } from './show-paper.ts';
import { DependentList } from './wallet-kind.tsx';

/** Asks once more before a paper is withdrawn, and says what stops with it. */
export function WithdrawPanel({
  here,
  paper,
  dependents,
}: {
  readonly here: string;
  readonly paper: ShownPaper;
  readonly dependents: Dependents;
}) {
  const { t } = useTranslation(['wallet', 'vocab']);
  const name = t(`vocab:credential.${paper.kind}`);
  return (
    <Panel title={t('withdraw.title')} id="form">
      <p>
        <strong>{t('withdraw.of', { paper: name, date: paper.added })}</strong>
      </p>
      <p>{t('withdraw.text')}</p>
      <DependentList dependents={dependents} />
      <Form method="post" action={here} className="inline-form">
        <SubmitButton look="danger" name="withdraw" value={paper.id}>
          {t('withdraw.submit')}
        </SubmitButton>
        <Link to={here}>{t('withdraw.cancel')}</Link>
      </Form>
    </Panel>
  );
}
