import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listProjects } from '#domain/engagements/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { showProject } from '#ui/quotes/show.ts';
import { ProjectStatus } from '#ui/quotes/status.tsx';
import { showVoucher } from '#ui/voucher/show.ts';
import { ButtonLink, DataTable, Empty, Panel } from '#ui/workspace/parts.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['quotes', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const found = await guarded(() => listProjects(actor, contentLang(lang)));
  return {
    ...{ lang, isAdvisor: found.isAdvisor, acts: found.acts },
    projects: found.projects.map((project) => showProject(lang, project)),
    ready: found.ready.map((voucher) => ({ ...showVoucher(lang, voucher), firm: voucher.firm })),
    title: titled(lang, i18nFor(lang).t('quotes:list.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function OwnProjects() {
  const { t } = useTranslation('quotes');
  const { lang, isAdvisor, acts, projects, ready } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('list.title')}</h1>
      <p>{t('list.lead')}</p>
      {ready.map((voucher) => (
        <Panel key={voucher.id} title={t('ready.title', { category: voucher.category })}>
          <p>
            {t('ready.text', { amount: voucher.rest ?? voucher.amount, date: voucher.until ?? '' })}
          </p>
          {isAdvisor && (
            <p>
              <bdi>{voucher.firm}</bdi>
            </p>
          )}
          {acts ? (
            <ButtonLink to={`/${lang}/sme/projects/new?voucher=${voucher.id}`}>
              {t('ready.go')}
            </ButtonLink>
          ) : (
            <p className="hint">{t('firmOnly')}</p>
          )}
        </Panel>
      ))}
      {projects.length === 0 && ready.length === 0 && (
        <Empty
          action={<ButtonLink to={`/${lang}/sme/vouchers`}>{t('list.toVouchers')}</ButtonLink>}
        >
          {t('list.none')}
        </Empty>
      )}
      {projects.length > 0 && (
        <DataTable
          caption={t('list.title')}
          columns={[
            t('fact.number'),
            ...(isAdvisor ? [t('fact.firm')] : []),
            ...[t('fact.category'), t('fact.state'), t('fact.provider'), t('fact.ball')],
            t('fact.until'),
          ]}
          rows={projects.map((project) => ({
            key: project.id,
            cells: [
              <Link key="number" to={project.to}>
                <bdi dir="ltr">{project.number}</bdi>
              </Link>,
              ...(isAdvisor ? [<bdi key="firm">{project.firm}</bdi>] : []),
              project.category,
              <ProjectStatus key="state" state={project.state} />,
              project.provider === null ? (
                t('list.asked', { total: project.asked, answered: project.answered })
              ) : (
                <bdi key="provider">{project.provider}</bdi>
              ),
              project.ball.holder === null ? '–' : t(`holder.${project.ball.holder}`),
              project.ball.until ?? '–',
            ],
          }))}
        />
      )}
    </>
  );
}
