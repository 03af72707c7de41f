import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { compareVersions, studioChoices } from '#domain/programmes/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { ContentChanges } from '#ui/studio/content-changes.tsx';
import { RuleChanges } from '#ui/studio/rule-changes.tsx';
import { StudioHead } from '#ui/studio/studio-head.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import {
  headOf,
  requireStudio,
  untampered,
} from './_space.programme.programmes.$id._index/section.server.ts';

export const handle = { i18n: ['studio', 'aid', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  const { draft, changes, lines } = await untampered({ lang, id }, () =>
    compareVersions(actor, id, speakerOf(lang)),
  );
  const { categories, regions } = studioChoices(contentLang(lang));
  const head = headOf(lang, draft);
  return {
    ...{ lang, head, changes, lines },
    names: Object.fromEntries([...categories, ...regions].map(({ code, name }) => [code, name])),
    title: titled(lang, head.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Changes() {
  const { t } = useTranslation('studio');
  const { lang, head, changes, lines, names } = useLoaderData<typeof loader>();
  return (
    <>
      <StudioHead head={head} title={t('page.changes')} />
      {changes === null ? (
        <p className="note">{t('changes.nothing')}</p>
      ) : (
        <>
          <p>{t('changes.lead', { from: head.liveNumber, to: head.number })}</p>
          <Panel title={t('changes.fields')}>
            <ContentChanges lang={lang} changes={changes} names={names} />
          </Panel>
          <Panel title={t('changes.rules')}>
            <RuleChanges lines={lines} />
          </Panel>
          <Panel title={t('changes.people')}>
            <p>{t('changes.peopleLead')}</p>
            <Link to={`/${lang}/programme/programmes/${head.id}/simulation`}>
              {t('page.simulation')}
            </Link>
          </Panel>
        </>
      )}
    </>
  );
}
