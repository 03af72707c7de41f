import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '#domain/catalogue/schema.ts';
import { SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

/**
 * The views an examiner keeps of a queue, and a form to keep the present one. Its page's action
 * gets `do` = `save-view` with `name` and `query`, or `remove-view` with the id as `view`; its
 * `handle.i18n` must name `certification`.
 */
export function SavedViews({
  views,
  here,
  query,
  errors,
  typed = '',
}: {
  readonly views: readonly SavedView[];
  /** Path of the queue. */
  readonly here: string;
  /** Search part of the present address, without "?". */
  readonly query: string;
  /** Message beside the name. */
  readonly errors?: string | undefined;
  readonly typed?: string | undefined;
}) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('views.title')}>
      {views.length > 0 && (
        <ul>
          {views.map(({ id, name, query: kept }) => (
            <li key={id}>
              <Form method="post" className="inline-form">
                <Link to={`${here}?${kept}`}>
                  <bdi>{name}</bdi>
                </Link>
                <input type="hidden" name="view" value={id} />
                <button className="link" type="submit" name="do" value="remove-view">
                  {t('views.remove')}
                  <span className="vh">
                    {' '}
                    <bdi>{name}</bdi>
                  </span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <details open={errors !== undefined}>
        <summary>{t('views.keep')}</summary>
        <Form method="post">
          <input type="hidden" name="query" value={query} />
          <TextField
            name="name"
            label={t('views.name')}
            hint={t('views.hint')}
            dir="auto"
            error={errors}
            defaultValue={typed}
          />
          <SubmitButton look="plain" name="do" value="save-view">
            {t('views.go')}
          </SubmitButton>
        </Form>
      </details>
    </Panel>
  );
}
