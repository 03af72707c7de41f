import type pg from 'pg';

/**
 * Gives the synthetic rows of `offer_listing` what stands behind them: firms, public pages,
 * attestations, certificates, offers with their published version, and rows of `provider_listing`.
 */
export async function fillFirms(client: pg.Client): Promise<void> {
  for (const statement of STATEMENTS) await client.query(statement);
  for (const table of ['organisation', 'provider', 'offer', 'offer_version', 'provider_listing'])
    await client.query(`VACUUM ANALYZE ${table}`);
}

const SINCE = `timestamptz '2026-06-01 09:00Z'`;

const FIRMS = `
  CREATE TEMP TABLE scale_firm AS
    SELECT DISTINCT ON (organisation_id) organisation_id AS id, provider_slug AS slug,
      provider_name AS name, summary_fr, summary_ar, languages, standing, start_up,
      row_number() OVER (ORDER BY organisation_id) AS n,
      (ARRAY['MA-CAS','MA-RAB','MA-FES','MA-MAR','MA-OUJ'])[1 + abs(hashtext(organisation_id)) % 5] AS province,
      (ARRAY['MA-06','MA-04','MA-03','MA-07','MA-02'])[1 + abs(hashtext(organisation_id)) % 5] AS region,
      (SELECT array_agg(DISTINCT one) FROM offer_listing o, unnest(o.regions) one
        WHERE o.organisation_id = l.organisation_id) AS regions,
      (SELECT array_agg(DISTINCT one) FROM offer_listing o, unnest(o.sectors) one
        WHERE o.organisation_id = l.organisation_id) AS sectors,
      (SELECT array_agg(DISTINCT category) FROM offer_listing o
        WHERE o.organisation_id = l.organisation_id) AS categories,
      (SELECT count(*) FROM offer_listing o WHERE o.organisation_id = l.organisation_id)::integer AS offers
    FROM offer_listing l WHERE offer_id LIKE 'scale-%' ORDER BY organisation_id, offer_id`;

const STATEMENTS = [
  FIRMS,
  `INSERT INTO organisation (id, kind, name, ice_waiver, ice_waived_by_id, legal_form, province, sector,
      is_demo, created_at, updated_at)
    SELECT id, 'provider', name, 'Synthetic', 'scale', 'SARL', province, 'NUM', true, ${SINCE}, ${SINCE}
    FROM scale_firm`,
  `INSERT INTO provider (organisation_id, slug, name, summary_fr, summary_ar, description_fr,
      description_ar, province, regions, languages, sectors, team, capacity, moroccan_law,
      hosts_in_morocco, is_demo, created_at, updated_at)
    SELECT id, slug, name, summary_fr, summary_ar, summary_fr, summary_ar, province, regions, languages,
      coalesce(sectors, '{}'), 3 + n % 40, 1 + n % 6, true, true, true, ${SINCE}, ${SINCE} FROM scale_firm`,
  `INSERT INTO credential (id, organisation_id, kind, issuer, number, scopes, state, valid_from, valid_to,
      added_by_id, added_at, decided_by_id, decided_at)
    SELECT id || kind, id, kind, 'Scale', 'SCALE-' || n, '{}', 'verified', current_date - 10,
      current_date + 140, 'scale', ${SINCE}, 'scale examiner', ${SINCE}
    FROM scale_firm, unnest(ARRAY['tax-attestation', 'cnss-attestation']) kind`,
  `INSERT INTO certificate (id, organisation_id, code, state, grade, issued_at, probation_until,
      certified_at, valid_until, updated_at)
    SELECT id || '-certificate', id, 'SCALE-' || n, standing, standing, ${SINCE}, date '2026-12-01',
      CASE WHEN standing = 'certified' THEN ${SINCE} END, current_date + 500, ${SINCE} FROM scale_firm`,
  `INSERT INTO certificate_event (id, certificate_id, type, to_state, at)
    SELECT id || '-issue', id || '-certificate', 'issue', standing, ${SINCE} FROM scale_firm`,
  `INSERT INTO offer (id, organisation_id, slug, created_at, updated_at)
    SELECT offer_id, organisation_id, slug, published_at, published_at
    FROM offer_listing WHERE offer_id LIKE 'scale-%'`,
  `INSERT INTO offer_version (id, offer_id, organisation_id, number, state, content, content_hash,
      created_by_id, created_at, updated_at, submitted_at, submitted_by_id, decided_at, decided_by_id,
      published_at)
    SELECT version_id, offer_id, organisation_id, 1, 'published', jsonb_build_object(
        'category', category, 'title', jsonb_build_object('fr', left(title_fr, 120), 'ar', left(title_ar, 120)),
        'summary', jsonb_build_object('fr', summary_fr, 'ar', summary_ar),
        'description', jsonb_build_object('fr', left(body_fr, 4000), 'ar', left(body_ar, 4000)),
        'deliverables', '[]'::jsonb, 'excluded', none, 'clientDuties', none, 'exitNote', none,
        'price', jsonb_build_object('kind', price_kind, 'min', price_min, 'max', price_max, 'setup', setup),
        'durationDays', duration_days, 'sizes', sizes, 'sectors', sectors, 'minStage', min_stage,
        'deliveryLanguages', languages, 'supportLanguages', languages, 'mode', mode, 'regions', regions,
        'hosting', CASE WHEN hosted_in_morocco THEN 'MA' END, 'integrations', '[]'::jsonb,
        'exitKit', '[]'::jsonb, 'reliesOn', '[]'::jsonb),
      md5(offer_id), 'scale', published_at, published_at, published_at, 'scale', published_at, 'scale examiner',
      published_at
    FROM offer_listing, jsonb_build_object('fr', '', 'ar', '') none WHERE offer_id LIKE 'scale-%'`,
  `INSERT INTO provider_listing (organisation_id, slug, name, name_arabic, summary_fr, summary_ar, province,
      region, regions, languages, sectors, categories, offers, badges, hosts_in_morocco, start_up,
      standing, certificate_code, certified_at, is_demo)
    SELECT id, slug, name, '', summary_fr, summary_ar, province, region, regions, languages,
      coalesce(sectors, '{}'), categories, offers, CASE WHEN start_up THEN ARRAY['start-up-label'] ELSE '{}' END,
      true, start_up, standing, 'SCALE-' || n, ${SINCE}, true FROM scale_firm`,
];
