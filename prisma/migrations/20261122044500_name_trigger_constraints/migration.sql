-- The database driver passes on the message of a refusal but not its CONSTRAINT field, so a trigger
-- that refuses says the name in its message too, quoted, as checks and unique indexes do.

CREATE OR REPLACE FUNCTION role_grant_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  organisation_kind text;
BEGIN
  IF NEW.status NOT IN ('requested', 'active') THEN
    RETURN NEW;
  END IF;
  SELECT kind INTO organisation_kind FROM organisation WHERE id = NEW.organisation_id;
  IF NOT (CASE organisation_kind
    WHEN 'sme' THEN NEW.role LIKE 'sme-%'
    WHEN 'provider' THEN NEW.role = 'provider-owner' OR NEW.role = 'provider-member'
    WHEN 'advisor' THEN NEW.role = 'advisor'
    WHEN 'platform' THEN NEW.role = 'platform-admin'
    WHEN 'funder' THEN NEW.role = 'auditor'
    ELSE NEW.role NOT LIKE 'sme-%' AND NEW.role NOT IN ('provider-owner', 'provider-member', 'advisor', 'platform-admin')
  END) THEN
    RAISE EXCEPTION 'role % does not belong in an organisation of kind %: violates "role_fits_organisation"', NEW.role, organisation_kind
      USING ERRCODE = 'check_violation', CONSTRAINT = 'role_fits_organisation';
  END IF;
  -- Two grants to one person follow one another, so that each sees the other.
  PERFORM 1 FROM account WHERE id = NEW.account_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM role_grant r
    WHERE r.account_id = NEW.account_id AND r.id <> NEW.id AND r.status IN ('requested', 'active')
      AND (
        -- A member of a provider never acts for a firm as its advisor.
        (NEW.role = 'advisor' AND r.role IN ('provider-owner', 'provider-member'))
        OR (r.role = 'advisor' AND NEW.role IN ('provider-owner', 'provider-member'))
        -- An administrator takes no part in decisions or money.
        OR (NEW.role = 'platform-admin') <> (r.role = 'platform-admin')
      )
  ) THEN
    RAISE EXCEPTION 'role % excludes another role of the same person: violates "role_excludes_another"', NEW.role
      USING ERRCODE = 'check_violation', CONSTRAINT = 'role_excludes_another';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION role_grant_keeps_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'active' AND OLD.role IN ('sme-owner', 'provider-owner')
     AND (TG_OP = 'DELETE' OR NEW.status <> 'active' OR NEW.role <> OLD.role) THEN
    PERFORM 1 FROM organisation WHERE id = OLD.organisation_id FOR UPDATE;
    IF NOT EXISTS (
      SELECT 1 FROM role_grant r
      WHERE r.organisation_id = OLD.organisation_id AND r.role = OLD.role AND r.status = 'active' AND r.id <> OLD.id
    ) AND NOT EXISTS (SELECT 1 FROM organisation WHERE id = OLD.organisation_id AND suspended_at IS NOT NULL) THEN
      RAISE EXCEPTION 'an organisation keeps at least one owner: violates "organisation_keeps_an_owner"'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_keeps_an_owner';
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION mandate_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM organisation WHERE id = NEW.organisation_id AND kind = 'sme')
     OR NOT EXISTS (SELECT 1 FROM organisation WHERE id = NEW.advisor_body_id AND kind = 'advisor') THEN
    RAISE EXCEPTION 'a mandate is given by a firm to an advisor body: violates "mandate_parties"'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'mandate_parties';
  END IF;
  RETURN NEW;
END $$;

-- "organisation_ice_key" is also the name of the unique index: a wrong key and a taken ICE differ.
ALTER TABLE "organisation" RENAME CONSTRAINT organisation_ice_key TO organisation_ice_valid;
