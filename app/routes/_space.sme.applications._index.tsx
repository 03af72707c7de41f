import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listOwnApplications } from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { RequestList } from '#ui/follow/request-list.tsx';
import { showLine } from '#ui/follow/show-case.ts';
import { SelectField, SubmitButton } from '#ui/workspace/fields.tsx';
import { ButtonLink, Empty } from '#ui/workspace/parts.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['follow'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const client = new URL(args.request.url).searchParams.get('client') || null;
  const list = await guarded(() => listOwnApplications(actor, contentLang(lang), client));
  const { clients, isCut, writes } = list;
  return {
    ...{ lang, isCut, writes, client, clients },
    lines: list.lines.map((line) => showLine(lang, line)),
    title: titled(lang, i18nFor(lang).t('follow:list.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Requests() {
  const { t } = useTranslation('follow');
  const { lang, lines, isCut, clients, client, writes } = useLoaderData<typeof loader>();
  const isAdvisor = clients !== null;
  return (
    <>
      <h1>{t('list.title')}</h1>
      <p>{isAdvisor ? t('list.leadAdvisor') : t('list.lead')}</p>
      {isAdvisor && clients.length > 1 && (
        <Form method="get" className="row">
          <SelectField
            name="client"
            label={t('list.client')}
            empty={t('list.allClients')}
            choices={clients.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={client ?? ''}
          />
          <SubmitButton look="plain">{t('list.show')}</SubmitButton>
        </Form>
      )}
      {lines.length === 0 ? (
        <Empty
          action={
            !isAdvisor &&
            writes && (
              <ButtonLink to={`/${lang}/eligibility/results`}>{t('list.eligibility')}</ButtonLink>
            )
          }
        >
          {isAdvisor ? t('list.noneAdvisor') : t('list.none')}
        </Empty>
      ) : (
        <RequestList lang={lang} lines={lines} withFirm={isAdvisor} />
      )}
      {isCut && <p className="hint">{t('list.cut')}</p>}
    </>
  );
}
