import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ShownError } from '../error-summary.tsx';
import { SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { AgreementTop } from './agreement-page.tsx';
import type { SidePath } from './paper.tsx';
import type { ShownChange } from './show.ts';
import type { agreementDoneOf } from './words.ts';

type Texts = Readonly<Record<string, string>>;

interface ChangeProps {
  readonly page: ShownChange;
  readonly side: SidePath;
  readonly errors: readonly ShownError[];
  readonly done: ReturnType<typeof agreementDoneOf>;
  readonly messages: Texts;
  readonly values: Texts;
}

type Milestone = ShownChange['milestones'][number];

/** A milestone that changes no more is sent as it is. */
function ClosedMilestone({ milestone }: { readonly milestone: Milestone }) {
  const { t } = useTranslation('agreement');
  const { place, title, acceptance, deliverBy, lines } = milestone;
  return (
    <Panel title={t('change.milestone', { number: place })}>
      <p>
        <bdi>{title}</bdi>
      </p>
      <p className="hint">{t('change.closed')}</p>
      <input type="hidden" name={`title-${String(place)}`} value={title} />
      <input type="hidden" name={`acceptance-${String(place)}`} value={acceptance} />
      <input type="hidden" name={`deliverBy-${String(place)}`} value={deliverBy} />
      {lines.map((line) => (
        <input
          key={line.place}
          type="hidden"
          name={`price-${String(line.place)}`}
          value={line.typed}
        />
      ))}
    </Panel>
  );
}

function OpenMilestone({
  milestone,
  messages,
  values,
}: Pick<ChangeProps, 'messages' | 'values'> & { readonly milestone: Milestone }) {
  const { t } = useTranslation('agreement');
  const { place, lines } = milestone;
  const field = (name: string, now: string) => ({
    ...{ name, error: messages[name], defaultValue: values[name] ?? now },
  });
  return (
    <Panel title={t('change.milestone', { number: place })}>
      <TextField {...field(`title-${String(place)}`, milestone.title)} label={t('change.title')} />
      <TextAreaField
        {...field(`acceptance-${String(place)}`, milestone.acceptance)}
        label={t('change.acceptance')}
      />
      <TextField
        {...field(`deliverBy-${String(place)}`, milestone.deliverBy)}
        type="date"
        dir="ltr"
        label={t('change.deliverBy')}
      />
      {lines.map((line) => (
        <TextField
          key={line.place}
          {...field(`price-${String(line.place)}`, line.typed)}
          dir="ltr"
          inputMode="decimal"
          label={t('change.price', { label: `\u2068${line.label}\u2069` })}
          hint={t('change.priceHint', { price: line.price })}
        />
      ))}
    </Panel>
  );
}

/** Amendments of an engagement: the form for one, or the one that waits. */
export function ChangeBody({ page, side, errors, done, messages, values }: ChangeProps) {
  const { t } = useTranslation('agreement');
  const { lang, id, number, stamp, open } = page;
  const base = `/${lang}/${side}/projects/${id}`;
  return (
    <>
      <AgreementTop {...{ back: base, title: t('changeTitle', { number }), errors, done }} />
      {open && (
        <section className="note">
          <p>{t('change.waits')}</p>
          <p>
            <Link to={`${base}/agreement`}>{t('change.toSign')}</Link>
          </p>
        </section>
      )}
      {page.mayDrop && (
        <Form method="post">
          <input type="hidden" name="stamp" value={stamp} />
          <SubmitButton look="danger" name="do" value="drop">
            {t('change.drop')}
          </SubmitButton>
        </Form>
      )}
      {!page.mayPropose && !page.mayDrop && <p>{t('change.no')}</p>}
      {page.mayPropose && (
        <>
          <p>{t('change.lead')}</p>
          <Form method="post" noValidate>
            <input type="hidden" name="stamp" value={values['stamp'] ?? stamp} />
            {page.milestones.map((milestone) =>
              milestone.isChangeable ? (
                <OpenMilestone key={milestone.place} {...{ milestone, messages, values }} />
              ) : (
                <ClosedMilestone key={milestone.place} milestone={milestone} />
              ),
            )}
            <TextAreaField
              name="reason"
              label={t('change.reason')}
              error={messages['reason']}
              defaultValue={values['reason']}
            />
            <SubmitButton name="do" value="propose">
              {t('change.go')}
            </SubmitButton>
          </Form>
        </>
      )}
    </>
  );
}
