import { listFirms, tellHolders } from '#domain/accounts/index.server.ts';
import { listProviderNames } from '#domain/catalogue/index.server.ts';
import { type NotificationKind, dayOf } from '#domain/kernel/index.server.ts';
import type { Engagement, Quote } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { projectNumber } from '../project-number.ts';
import { type EngagementActor } from '../records.server.ts';

export type QuoteNotice = Extract<NotificationKind, `quote-${string}`>;

interface About {
  readonly engagement: Pick<Engagement, 'id' | 'number' | 'createdAt' | 'organisationId'>;
  readonly quote: Pick<Quote, 'id' | 'organisationId' | 'dueOn'>;
}

const except = ({ person }: EngagementActor) => (person ? [person.accountId] : []);

function paramsOf({ engagement, quote }: About) {
  return {
    number: projectNumber(engagement),
    ...(quote.dueOn ? { date: dayOf(quote.dueOn) } : {}),
  };
}

/** Tells the people of the provider something about its quote. */
export async function tellProvider(
  tx: Tx,
  actor: EngagementActor,
  kind: QuoteNotice,
  about: About,
): Promise<void> {
  const { organisationId } = about.engagement;
  const firm = (await listFirms(tx, [organisationId])).get(organisationId);
  await tellHolders(
    tx,
    {
      organisationId: about.quote.organisationId,
      ...{ role: ['provider-owner', 'provider-member'], except: except(actor) },
    },
    {
      ...{ kind, params: { ...paramsOf(about), organisation: firm?.name ?? '' } },
      path: `/provider/quotes/${about.quote.id}`,
    },
  );
}

/** Tells the people of the firm something about a quote. */
export async function tellFirm(
  tx: Tx,
  actor: EngagementActor,
  kind: QuoteNotice,
  about: About,
): Promise<void> {
  const { engagement, quote } = about;
  const names = await listProviderNames(tx, [quote.organisationId]);
  await tellHolders(
    tx,
    {
      organisationId: engagement.organisationId,
      ...{ role: ['sme-owner', 'sme-member'], except: except(actor) },
    },
    {
      kind,
      params: { ...paramsOf(about), organisation: names.get(quote.organisationId)?.name ?? '' },
      path: `/sme/projects/${engagement.id}/quotes/${quote.id}`,
    },
  );
}
