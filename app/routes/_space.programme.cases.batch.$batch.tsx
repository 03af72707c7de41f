import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getBatch } from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { BatchResults } from '#ui/cases/batch-view.tsx';
import { showBatch } from '#ui/cases/show-batch.ts';
import { Facts } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['cases', 'case'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'batch');
  const batch = showBatch(lang, await guarded(() => getBatch(actor, id)));
  const t = i18nFor(lang).getFixedT(null, 'cases');
  return { lang, batch, title: titled(lang, t('batch.of', { date: batch.requestedAt })) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Batch() {
  const { t } = useTranslation('cases');
  const { lang, batch } = useLoaderData<typeof loader>();
  const here = `/${lang}/programme/cases`;
  return (
    <>
      <p>
        <Link to={here}>{t('batch.back')}</Link>
      </p>
      <h1>{t('batch.of', { date: batch.requestedAt })}</h1>
      <Facts
        items={[
          [t('batch.asked'), t(`batch.decision.${batch.decision}`)],
          [t('batch.by'), <bdi key="by">{batch.by}</bdi>],
          [t('batch.note'), batch.note],
        ]}
      />
      <div className="case-list">
        <BatchResults batch={batch} here={here} />
      </div>
    </>
  );
}
