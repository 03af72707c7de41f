import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readTexts, textsValues } from '#domain/programmes/index.server.ts';
import { SectionPage } from '#ui/studio/section-page.tsx';
import { TextsForm } from '#ui/studio/texts-form.tsx';
import { rereadRefused } from '#ui/studio/reread-refused.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import {
  loadSection,
  saveSection,
} from './_space.programme.programmes.$id._index/section.server.ts';

export const handle = { i18n: ['studio', 'aid', 'vocab'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const { lang, head, values, saved, title } = await loadSection(args, textsValues);
  return { lang, head, values, saved, title };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export function action(args: ActionFunctionArgs) {
  return saveSection(args, { page: 'texts', read: readTexts });
}

export default function Texts() {
  const { t } = useTranslation('studio');
  return (
    <SectionPage
      page={useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      title={t('page.texts')}
      lead={t('texts.lead')}
    >
      {(form) => <TextsForm form={form} />}
    </SectionPage>
  );
}
