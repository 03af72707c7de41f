import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { OpenProgramme } from '../tests/factories/cases.ts';

/** The session token of a firm's owner. */
export const tokenOf = (place: number) =>
  `opening-${String(place).padStart(6, '0')}-token-of-a-drill`;
export const firmOf = (place: number) => `opening-firm-${place}`;
export const personOf = (place: number) => `opening-person-${place}`;
export const draftOf = (place: number) => `opening-draft-${place}`;

/** Firms with an owner signed in and a complete draft for the programme, as a rush finds them. */
export async function makeFirms(
  client: pg.Client,
  count: number,
  { programmeId, versionId, ownerId }: OpenProgramme,
): Promise<void> {
  const content = JSON.stringify({
    ...{ title: 'Un site', need: 'Vendre en ligne', category: 'WEB', cost: '800000' },
    ...{ startsOn: '2027-06-01', assessmentId: null, actionId: null, offerId: null },
    ...{ contactName: 'Amina Alaoui', contactPhone: '+212600000001', otherAid: '0', consents: [] },
  });
  const today = new Date().toISOString().slice(0, 10);
  const places = `generate_series(1, ${count}) AS n`;
  const [firm, person] = [`'opening-firm-' || n`, `'opening-person-' || n`];
  await client.query(`
    INSERT INTO organisation (id, kind, name, ice_waiver, ice_waived_by_id, created_at, updated_at)
    SELECT ${firm}, 'sme', 'Firm ' || n, 'Drill', 'drill', now(), now() FROM ${places}`);
  await client.query(`
    INSERT INTO account (id, name, email, email_verified_at, language, audit_salt, created_at)
    SELECT ${person}, 'Person ' || n, 'opening-' || n || '@example.ma', now(), 'fr', '\\x00', now()
    FROM ${places}`);
  await client.query(`
    INSERT INTO role_grant (id, account_id, organisation_id, role, status, requested_by_id, requested_at,
      granted_by_id, granted_at, regions)
    SELECT 'opening-role-' || n, ${person}, ${firm}, 'sme-owner', 'active', ${person}, now(), ${person}, now(), '{}'
    FROM ${places}`);
  await client.query(`
    INSERT INTO firm_fact (organisation_id, fact, value, source, at)
    SELECT ${firm}, fact, value::jsonb, 'self', now()
    FROM ${places}, (VALUES ('staff', '5'), ('taxCompliant', 'true'), ('ageMonths', '24')) AS f (fact, value)`);
  await client.query(
    `INSERT INTO aid_application (id, programme_id, version_id, owner_id, organisation_id, state, language,
       content, category, cost, created_by_id, created_at, updated_at)
     SELECT 'opening-draft-' || n, $1, $2, $3, ${firm}, 'draft', 'fr', $4::jsonb, 'WEB', 800000, ${person}, now(), now()
     FROM ${places}`,
    [programmeId, versionId, ownerId, content],
  );
  await client.query(
    `INSERT INTO case_clock (id, application_id, programme_id, code, holder, unit, allowed, started_on,
       runs_since, due_on, spans, reminded)
     SELECT 'opening-clock-' || n, 'opening-draft-' || n, $1, 'draft', 'applicant', 'calendar', 90,
       current_date, current_date, current_date + 90, $2::jsonb, '{}'
     FROM ${places}`,
    [programmeId, JSON.stringify([{ from: today, to: null, holder: 'applicant' }])],
  );
  await makePapers(client, places);
  const hashes = Array.from({ length: count }, (_, place) =>
    createHash('sha256')
      .update(tokenOf(place + 1))
      .digest('hex'),
  );
  await client.query(
    `INSERT INTO session (id_hash, account_id, active_organisation_id, created_at, seen_at, expires_at,
       confirmed_at, device)
     SELECT hash, ${person}, ${firm}, now(), now(), now() + interval '14 days', now(), 'Drill'
     FROM unnest($1::text[]) WITH ORDINALITY AS t (hash, n)`,
    [hashes],
  );
  for (const table of [
    ...['organisation', 'account', 'role_grant', 'firm_fact'],
    ...[
      'aid_application',
      'case_clock',
      'stored_file',
      'firm_document',
      'case_document',
      'session',
    ],
  ])
    await client.query(`VACUUM ANALYZE ${table}`);
}

/** The paper the programme asks for, joined to every draft. */
async function makePapers(client: pg.Client, places: string): Promise<void> {
  const [file, paper] = [`'opening-file-' || n`, `'opening-paper-' || n`];
  const [firm, person] = [`'opening-firm-' || n`, `'opening-person-' || n`];
  const sha256 = `encode(sha256(convert_to('paper ' || n, 'UTF8')), 'hex')`;
  await client.query(`
    INSERT INTO stored_file (id, organisation_id, purpose, file_name, media_type, bytes, sha256, state,
      uploaded_by_id, uploaded_at)
    SELECT ${file}, ${firm}, 'case', 'attestation.pdf', 'application/pdf', 1, ${sha256}, 'clean', ${person}, now()
    FROM ${places}`);
  await client.query(`
    INSERT INTO firm_document (id, organisation_id, code, file_id, sha256, valid_until, added_by_id, added_at)
    SELECT ${paper}, ${firm}, 'tax-attestation', ${file}, ${sha256}, '2099-05-02', ${person}, now()
    FROM ${places}`);
  await client.query(`
    INSERT INTO case_document (application_id, code, document_id, file_id, sha256, joined_at, joined_by_id)
    SELECT 'opening-draft-' || n, 'tax-attestation', ${paper}, ${file}, ${sha256}, now(), ${person}
    FROM ${places}`);
}
