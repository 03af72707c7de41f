import '../styles/simulation.css';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { NumberCell } from '../studio/cell.tsx';
import { fieldOf, type SectionForm } from '../studio/section-form.ts';
import { SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

const UPTAKES = ['low', 'central', 'high'] as const;

/** What is supposed about the firms that will apply; every field comes filled in. */
export function ScenarioForm({
  form,
  categories,
}: {
  readonly form: SectionForm;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}) {
  const { t } = useTranslation('simulation');
  const number = { inputMode: 'decimal', dir: 'ltr' } as const;
  return (
    <Panel title={t('form.title')} id="form">
      <p>{t('form.lead')}</p>
      <Form method="post" noValidate>
        <fieldset className="field">
          <legend>{t('form.uptake')}</legend>
          <p className="hint">{t('form.uptakeHint')}</p>
          <div className="thirds">
            {UPTAKES.map((name) => (
              <TextField
                key={name}
                {...fieldOf(form, name)}
                {...number}
                label={t(`form.${name}`)}
              />
            ))}
          </div>
        </fieldset>
        <TextField {...fieldOf(form, 'approval')} {...number} label={t('form.approval')} />
        <TextField {...fieldOf(form, 'rush')} {...number} label={t('form.rush')} />
        {categories.length > 0 && <Projects form={form} categories={categories} />}
        <SubmitButton name="do" value="run">
          {t('form.run')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** A weight and a cost a category; open when something in it is to be corrected. */
function Projects({ form, categories }: Parameters<typeof ScenarioForm>[0]) {
  const { t } = useTranslation('simulation');
  const isWrong = Object.keys(form.messages).some((name) => /^(?:weight|cost)\./.test(name));
  return (
    <details open={isWrong}>
      <summary>{t('form.projects')}</summary>
      <p className="hint">{t('form.projectsHint')}</p>
      <div className="scroll" role="region" aria-label={t('form.projects')} tabIndex={0}>
        <table>
          <caption className="vh">{t('form.projects')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('form.category')}</th>
              <th scope="col">{t('form.weight')}</th>
              <th scope="col">{t('form.cost')}</th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td>
                  <NumberCell
                    {...{ form, name: `weight.${code}` }}
                    label={t('form.weightOf', { category: name })}
                  />
                </td>
                <td>
                  <NumberCell
                    {...{ form, name: `cost.${code}` }}
                    label={t('form.costOf', { category: name })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
