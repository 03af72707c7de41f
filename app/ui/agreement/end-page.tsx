import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ShownError } from '../error-summary.tsx';
import { CheckField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { ButtonLink, DataTable, Facts, Panel } from '../workspace/parts.tsx';
import { AgreementTop } from './agreement-page.tsx';
import type { SidePath } from './paper.tsx';
import type { ShownEnd } from './show.ts';
import type { agreementDoneOf } from './words.ts';

type Texts = Readonly<Record<string, string>>;

interface EndProps {
  readonly page: ShownEnd;
  readonly side: SidePath;
  readonly errors: readonly ShownError[];
  readonly done: ReturnType<typeof agreementDoneOf>;
  readonly messages: Texts;
  readonly values: Texts;
}

/** What stays and what goes back, milestone by milestone. */
export function SettlementSheet({ page }: { readonly page: ShownEnd }) {
  const { t } = useTranslation('agreement');
  return (
    <Panel title={t('end.sheet')}>
      <DataTable
        caption={t('end.sheet')}
        columns={[
          ...[t('end.milestone'), t('end.state'), t('fact.ttc')],
          ...[t('fact.subsidy'), t('fact.share')],
        ]}
        rows={page.milestones.map(({ sequence, title, state, ttc, subsidy, share }) => ({
          key: String(sequence),
          cells: [
            <bdi key="title">{title}</bdi>,
            t(`milestoneState.${state}`),
            ...[ttc, subsidy, share],
          ],
        }))}
      />
      <Facts
        items={[
          [t('end.kept'), page.kept],
          [t('end.backSubsidy'), page.backSubsidy],
          [t('end.backShare'), page.backShare],
        ]}
      />
    </Panel>
  );
}

/** Says that and why an engagement ended. */
export function Ended({ ended }: Pick<ShownEnd, 'ended'>) {
  const { t } = useTranslation('agreement');
  if (ended === null) return null;
  return (
    <section className="note">
      <p>{t('end.over', { date: ended.on })}</p>
      {ended.reason !== null && <p>{t(`end.reason.${ended.reason}`)}</p>}
      {ended.words !== null && (
        <p>
          <bdi>{ended.words}</bdi>
        </p>
      )}
    </section>
  );
}

/** The form that ends it; what its button says depends on who must agree. */
export function EndForm({
  stamp,
  go,
  messages,
  values,
  act = 'end',
}: Pick<EndProps, 'messages' | 'values'> & {
  readonly stamp: number;
  readonly go: string;
  readonly act?: string;
}) {
  const { t } = useTranslation('agreement');
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="stamp" value={stamp} />
      <TextAreaField
        name="words"
        label={t('end.words')}
        error={messages['words']}
        defaultValue={values['words']}
      />
      <CheckField name="sure" label={t('end.sure')} error={messages['sure']} />
      <SubmitButton look="danger" name="do" value={act}>
        {go}
      </SubmitButton>
    </Form>
  );
}

/** The early end of an engagement for one of its sides. */
export function EndBody({ page, side, errors, done, messages, values }: EndProps) {
  const { t } = useTranslation('agreement');
  const { lang, id, number, stamp, askedBy, isAlone, ended } = page;
  const base = `/${lang}/${side}/projects/${id}`;
  const own = side === 'sme' ? 'firm' : 'provider';
  const isAnswer = askedBy !== null && askedBy !== own;
  const go = isAnswer ? t('end.accept') : isAlone ? t('end.go') : t('end.ask');
  const text = isAnswer ? t('end.askedOther') : isAlone ? t('end.alone') : t('end.both');
  return (
    <>
      <AgreementTop {...{ back: base, title: t('endTitle', { number }), errors, done }} />
      <Ended ended={ended} />
      {ended !== null && side === 'sme' && (
        <p>
          <ButtonLink to={`/${lang}/sme/projects/new?replaces=${id}`}>
            {t('end.restart')}
          </ButtonLink>
        </p>
      )}
      {ended === null && !page.mayEnd && <p>{t('end.no')}</p>}
      {page.obstacle !== null && ended === null && (
        <p className="note warn">{t(`validate.obstacle.${page.obstacle}`)}</p>
      )}
      <SettlementSheet page={page} />
      {page.mayEnd && askedBy === own && (
        <>
          <p className="note">{t('end.askedOwn')}</p>
          <Form method="post">
            <SubmitButton look="plain" name="do" value="take-back">
              {t('end.takeBack')}
            </SubmitButton>
          </Form>
        </>
      )}
      {page.mayEnd && askedBy !== own && page.obstacle === null && (
        <Panel title={go}>
          <p>{text}</p>
          <EndForm {...{ stamp, go, messages, values }} />
        </Panel>
      )}
      <p>
        <Link to={`${base}/agreement`}>{t('inForce')}</Link>
      </p>
    </>
  );
}
