import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listOwnReferences, removeReference } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ReferenceList } from '#ui/provider/reference-list.tsx';
import { ButtonLink, Empty } from '#ui/workspace/parts.tsx';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['provider'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['saved', 'removed'] as const;
const ID_MOST = 64;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const { searchParams } = new URL(args.request.url);
  return {
    lang,
    references: await guarded(() => listOwnReferences(actor, contentLang(lang))),
    done: DONE.find((key) => searchParams.has(key)) ?? null,
    title: titled(lang, i18nFor(lang).t('provider:reference.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const id = textOf(await readForm(args.request), 'remove', ID_MOST);
  await guarded(() => removeReference(actor, id));
  return seeOther(`/${lang}/provider/references?removed`);
}

export default function References() {
  const { t } = useTranslation('provider');
  const { lang, references, done } = useLoaderData<typeof loader>();
  const add = <ButtonLink to={`/${lang}/provider/references/new`}>{t('reference.add')}</ButtonLink>;
  return (
    <>
      <h1>{t('reference.title')}</h1>
      {done && (
        <p className="note ok" role="status">
          {t(`reference.done.${done}`)}
        </p>
      )}
      <p>{t('reference.lead')}</p>
      {references.length === 0 ? (
        <Empty action={add}>{t('reference.none')}</Empty>
      ) : (
        <>
          <p>{add}</p>
          <ReferenceList references={references} lang={lang} />
        </>
      )}
    </>
  );
}
