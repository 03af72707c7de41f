import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { isManagerSeat, listOwnProgrammes } from '#domain/programmes/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { StateTag } from '#ui/studio/state-tag.tsx';
import { ButtonLink, DataTable, Empty } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['studio', 'aid'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', 'programme-manager', 'auditor');
  const programmes = await guarded(() => listOwnProgrammes(actor));
  return {
    lang,
    mayWrite: isManagerSeat(actor),
    programmes: programmes.map(({ name, changedAt, ...one }) => ({
      ...one,
      name: name === null ? one.slug : name[contentLang(lang)] || name.fr,
      changed: formatDate(lang, changedAt),
    })),
    title: titled(lang, i18nFor(lang).t('studio:list.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function OwnProgrammes() {
  const { t } = useTranslation('studio');
  const { lang, mayWrite, programmes } = useLoaderData<typeof loader>();
  const here = `/${lang}/programme/programmes`;
  const open = mayWrite && <ButtonLink to={`${here}/new`}>{t('list.new')}</ButtonLink>;
  return (
    <>
      <h1>{t('list.title')}</h1>
      <p>{t('list.lead')}</p>
      {programmes.length === 0 ? (
        <Empty action={open}>{t('list.empty')}</Empty>
      ) : (
        <>
          <p>{open}</p>
          <DataTable
            caption={t('list.title')}
            columns={[t('list.name'), t('list.public'), t('list.working'), t('list.changed')]}
            rows={programmes.map(({ id, name, isDemo, rehearsalOf, live, working, changed }) => ({
              key: id,
              cells: [
                <span key="name">
                  <Link to={`${here}/${id}`}>
                    <bdi>{name}</bdi>
                  </Link>
                  {isDemo && <span className="hint"> {t('demo')}</span>}
                  {rehearsalOf !== null && <span className="hint"> {t('rehearsal.tag')}</span>}
                </span>,
                live && rehearsalOf === null ? <StateTag key="live" state={live.state} /> : null,
                working ? <StateTag key="working" state={working.state} /> : null,
                changed,
              ],
            }))}
          />
        </>
      )}
    </>
  );
}
