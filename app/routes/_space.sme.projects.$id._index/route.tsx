import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ProjectPage } from '#ui/delivery/project-page.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { openProject } from './page.server.ts';

export const handle = { i18n: ['delivery', 'engagement', 'space'] };
export const headers = () => PRIVATE_PAGE;

export function loader(args: LoaderFunctionArgs) {
  return openProject(args, requireFirmSide(args));
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function OwnProject() {
  const { t } = useTranslation('space');
  const { lang, heading, project } = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <Link to={`/${lang}/sme/projects`}>{t('nav.sme.projects')}</Link>
      </p>
      <h1>{heading}</h1>
      <ProjectPage lang={lang} project={project} />
    </>
  );
}
