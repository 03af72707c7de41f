import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportFirmAssessments } from '#domain/assessment/index.server.ts';
import {
  CONFIRMED_FOR_FORM_MS,
  exportAccount,
  isConfirmed,
  renderPersonalData,
} from '#domain/accounts/index.server.ts';
import { listEntriesOfPerson } from '#domain/audit/index.server.ts';
import { exportFirmRequests } from '#domain/cases/index.server.ts';
import { exportFirmProjects } from '#domain/engagements/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { exportFirmMatches } from '#domain/matching/index.server.ts';
import { exportNotifications } from '#domain/notifications/index.server.ts';
import { exportFirmFacts, exportProvenFacts } from '#domain/programmes/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { guarded } from '#web/guard.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['raqmana.json', 'application/json; charset=utf-8'],
  ['raqmana.pdf', 'application/pdf'],
]);

/** An export reads much: six at once, then one every ten minutes. */
const EXPORTS = { perMinute: 0.1, burst: 6 };

async function collect(actor: PersonActor) {
  const [account, notices, trail] = await Promise.all([
    exportAccount(actor),
    exportNotifications(actor),
    listEntriesOfPerson(actor.person.accountId),
  ]);
  const [assessments, firmFacts, provenFacts, firmMatches, firmRequests, firmProjects] =
    await Promise.all([
      exportFirmAssessments(actor),
      exportFirmFacts(actor),
      exportProvenFacts(actor),
      exportFirmMatches(actor),
      exportFirmRequests(actor),
      exportFirmProjects(actor),
    ]);
  const { notifications, preferences } = notices;
  const firms = {
    ...{ assessments, firmFacts, provenFacts, firmMatches, firmRequests, firmProjects },
  };
  return { ...account, notifications, preferences, ...firms, trail };
}

/** Everything kept about the person who asks, as a file: JSON whole, PDF in plain words. */
export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const file = requireParam(args.params, 'file');
  const type = TYPES.get(file);
  if (type === undefined) throw notFound();
  // The page with the links asks for the password; a file could not come back from there.
  if (!isConfirmed(actor.person, actor.now, CONFIRMED_FOR_FORM_MS))
    return seeOther(`/${lang}/account/data`);
  const { accountId } = actor.person;
  const wait = await guarded(() => takeAllowance(`export ${accountId}`, EXPORTS));
  if (wait > 0) return seeOther(`/${lang}/account/data?wait=1`);
  const collected = await guarded(() => collect(actor));
  const exportedAt = actor.now;
  const body =
    file === 'raqmana.pdf'
      ? Buffer.from(
          await renderPersonalData(collected, {
            lang: contentLang(lang),
            demo: isDemo(),
            now: exportedAt,
          }),
        )
      : `${JSON.stringify(
          { format: 'raqmana-personal-data', formatVersion: 1, exportedAt, ...collected },
          null,
          2,
        )}\n`;
  return new Response(body, {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${file}"`,
    },
  });
}
