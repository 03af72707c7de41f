CREATE EXTENSION IF NOT EXISTS citext;

-- AlterTable
ALTER TABLE "assessment" ADD COLUMN     "attached_at" TIMESTAMPTZ(3),
ADD COLUMN     "mandate_id" TEXT,
ADD COLUMN     "mode" TEXT NOT NULL DEFAULT 'self',
ADD COLUMN     "opened_by_id" TEXT,
ADD COLUMN     "organisation_id" TEXT,
ADD COLUMN     "second_of_id" TEXT;

-- CreateTable
CREATE TABLE "evidence" (
    "id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "url" TEXT,
    "file_id" TEXT,
    "added_by_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_by_id" TEXT,
    "verified_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dma_bridge" (
    "assessment_id" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "score" JSONB NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dma_bridge_pkey" PRIMARY KEY ("assessment_id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "uploaded_by_id" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "scanned_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "day" DATE NOT NULL,
    "code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "outbox_sms" (
    "id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_sms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_stream" (
    "id" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "head_hash" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_stream_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "stream_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("stream_id","sequence")
);

-- CreateTable
CREATE TABLE "audit_root" (
    "day" DATE NOT NULL,
    "root" BYTEA NOT NULL,
    "leaf_count" INTEGER NOT NULL,
    "entry_count" INTEGER NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "timestamp" BYTEA,
    "timestamped_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_root_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "audit_leaf" (
    "day" DATE NOT NULL,
    "position" INTEGER NOT NULL,
    "stream_id" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "head_hash" BYTEA NOT NULL,

    CONSTRAINT "audit_leaf_pkey" PRIMARY KEY ("day","position")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" CITEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "phone" TEXT,
    "phone_verified_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "audit_salt" BYTEA,
    "persona" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "active_organisation_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "device" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "id" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "account_id" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_factor" (
    "account_id" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "account_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("account_id","code_hash")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_arabic" TEXT,
    "ice" TEXT,
    "ice9" TEXT,
    "ice_waiver" TEXT,
    "ice_waived_by_id" TEXT,
    "legal_form" TEXT,
    "tax_id" TEXT,
    "trade_register" TEXT,
    "register_court" TEXT,
    "cnss" TEXT,
    "business_tax" TEXT,
    "sector" TEXT,
    "province" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "regions" TEXT[],
    "status" TEXT NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by_id" TEXT,
    "granted_at" TIMESTAMPTZ(3),
    "ended_by_id" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "role" TEXT NOT NULL,
    "regions" TEXT[],
    "token_hash" TEXT NOT NULL,
    "invited_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_request" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "join_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mandate" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "advisor_body_id" TEXT NOT NULL,
    "scopes" TEXT[],
    "status" TEXT NOT NULL,
    "proposed_by_id" TEXT,
    "granted_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by_id" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "purpose" TEXT NOT NULL,
    "recipient_id" TEXT NOT NULL DEFAULT '',
    "text_version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_request" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "decision" TEXT,
    "decided_by_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "path" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_preference" (
    "account_id" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL DEFAULT 'at-once',
    "quiet_from" SMALLINT NOT NULL DEFAULT 21,
    "quiet_to" SMALLINT NOT NULL DEFAULT 7,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE INDEX "evidence_assessment_id_item_id_idx" ON "evidence"("assessment_id", "item_id");

-- CreateIndex
CREATE INDEX "evidence_organisation_id_idx" ON "evidence"("organisation_id");

-- CreateIndex
CREATE INDEX "stored_file_organisation_id_uploaded_at_idx" ON "stored_file"("organisation_id", "uploaded_at");

-- CreateIndex
CREATE INDEX "outbox_sms_sent_at_idx" ON "outbox_sms"("sent_at");

-- CreateIndex
CREATE INDEX "audit_stream_updated_at_idx" ON "audit_stream"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_hash_key" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_leaf_stream_id_length_idx" ON "audit_leaf"("stream_id", "length");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_phone_key" ON "account"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "account_persona_key" ON "account"("persona");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "passkey_account_id_idx" ON "passkey"("account_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_code_code_hash_key" ON "one_time_code"("code_hash");

-- CreateIndex
CREATE INDEX "one_time_code_account_id_purpose_idx" ON "one_time_code"("account_id", "purpose");

-- CreateIndex
CREATE INDEX "one_time_code_expires_at_idx" ON "one_time_code"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_ice_key" ON "organisation"("ice");

-- CreateIndex
CREATE INDEX "organisation_ice9_idx" ON "organisation"("ice9");

-- CreateIndex
CREATE INDEX "organisation_kind_name_idx" ON "organisation"("kind", "name");

-- CreateIndex
CREATE INDEX "role_grant_account_id_status_idx" ON "role_grant"("account_id", "status");

-- CreateIndex
CREATE INDEX "role_grant_organisation_id_status_idx" ON "role_grant"("organisation_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_idx" ON "invitation"("organisation_id");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE INDEX "join_request_organisation_id_status_idx" ON "join_request"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "join_request_account_id_idx" ON "join_request"("account_id");

-- CreateIndex
CREATE INDEX "mandate_organisation_id_status_idx" ON "mandate"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "mandate_advisor_body_id_status_idx" ON "mandate"("advisor_body_id", "status");

-- CreateIndex
CREATE INDEX "consent_account_id_purpose_idx" ON "consent"("account_id", "purpose");

-- CreateIndex
CREATE INDEX "consent_organisation_id_purpose_idx" ON "consent"("organisation_id", "purpose");

-- CreateIndex
CREATE INDEX "data_request_status_due_on_idx" ON "data_request"("status", "due_on");

-- CreateIndex
CREATE INDEX "data_request_account_id_idx" ON "data_request"("account_id");

-- CreateIndex
CREATE INDEX "notification_account_id_created_at_idx" ON "notification"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "assessment_organisation_id_created_at_idx" ON "assessment"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "assessment_second_of_id_idx" ON "assessment"("second_of_id");

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_second_of_id_fkey" FOREIGN KEY ("second_of_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dma_bridge" ADD CONSTRAINT "dma_bridge_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "audit_stream"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_leaf" ADD CONSTRAINT "audit_leaf_day_fkey" FOREIGN KEY ("day") REFERENCES "audit_root"("day") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_advisor_body_id_fkey" FOREIGN KEY ("advisor_body_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must never happen, whatever the application does. ---------------------------------------

-- Mod 97 of the fifteen digits is zero.
CREATE FUNCTION ice_is_valid(ice text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT
  RETURN ice ~ '^[0-9]{15}$' AND ice::numeric % 97 = 0;

ALTER TABLE "organisation"
  ADD CONSTRAINT organisation_kind CHECK (kind IN ('sme', 'provider', 'programme', 'advisor', 'funder', 'platform')),
  ADD CONSTRAINT organisation_ice_key CHECK (ice IS NULL OR ice_is_valid(ice)),
  ADD CONSTRAINT organisation_ice9 CHECK (ice9 IS NOT DISTINCT FROM left(ice, 9)),
  -- Firms without an ICE: somebody let them register and said why.
  ADD CONSTRAINT organisation_ice_or_waiver CHECK (kind NOT IN ('sme', 'provider') OR ice IS NOT NULL OR (ice_waiver IS NOT NULL AND ice_waived_by_id IS NOT NULL));

ALTER TABLE "account"
  ADD CONSTRAINT account_status CHECK (status IN ('active', 'suspended', 'erased')),
  ADD CONSTRAINT account_reachable CHECK (status = 'erased' OR email IS NOT NULL OR phone IS NOT NULL),
  ADD CONSTRAINT account_erased_is_blank CHECK (status <> 'erased' OR (email IS NULL AND phone IS NULL AND password_hash IS NULL AND audit_salt IS NULL AND name = ''));

ALTER TABLE "role_grant"
  ADD CONSTRAINT role_grant_role CHECK (role IN (
    'sme-owner', 'sme-member', 'sme-viewer', 'provider-owner', 'provider-member',
    'programme-manager', 'proposing-officer', 'deciding-officer', 'certifier', 'authorising-officer',
    'risk-officer', 'mediator', 'provider-examiner', 'auditor', 'regional-examiner',
    'advisor', 'platform-admin')),
  ADD CONSTRAINT role_grant_status CHECK (status IN ('requested', 'active', 'refused', 'revoked')),
  ADD CONSTRAINT role_grant_granted CHECK (status <> 'active' OR (granted_by_id IS NOT NULL AND granted_at IS NOT NULL)),
  -- Roles that touch money: one asks, another grants, and neither is who receives it.
  ADD CONSTRAINT role_grant_two_persons CHECK (
    status <> 'active'
    OR role NOT IN ('programme-manager', 'proposing-officer', 'deciding-officer', 'certifier', 'authorising-officer', 'risk-officer')
    OR (granted_by_id <> requested_by_id AND granted_by_id <> account_id AND requested_by_id <> account_id));
CREATE UNIQUE INDEX role_grant_once ON "role_grant" (account_id, organisation_id, role) WHERE status IN ('requested', 'active');

ALTER TABLE "mandate"
  ADD CONSTRAINT mandate_status CHECK (status IN ('proposed', 'active', 'refused', 'revoked')),
  ADD CONSTRAINT mandate_granted CHECK (status <> 'active' OR (granted_by_id IS NOT NULL AND granted_at IS NOT NULL)),
  ADD CONSTRAINT mandate_scopes CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['assess', 'apply', 'follow']),
  ADD CONSTRAINT mandate_term CHECK (expires_at > created_at AND expires_at <= created_at + interval '2 years');
CREATE UNIQUE INDEX mandate_once ON "mandate" (organisation_id, advisor_body_id) WHERE status IN ('proposed', 'active');

CREATE UNIQUE INDEX join_request_once ON "join_request" (organisation_id, account_id) WHERE status = 'open';
CREATE UNIQUE INDEX invitation_once ON "invitation" (organisation_id, email, role) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE UNIQUE INDEX consent_once ON "consent" (account_id, organisation_id, purpose, recipient_id) NULLS NOT DISTINCT WHERE withdrawn_at IS NULL;

ALTER TABLE "consent" ADD CONSTRAINT consent_purpose CHECK (purpose IN ('account', 'share-with-provider', 'share-with-programme', 'statistics', 'messages'));
ALTER TABLE "data_request"
  ADD CONSTRAINT data_request_kind CHECK (kind IN ('rectification', 'objection', 'erasure')),
  ADD CONSTRAINT data_request_status CHECK (status = 'open' OR (status IN ('done', 'refused') AND decided_by_id IS NOT NULL AND closed_at IS NOT NULL AND decision IS NOT NULL));
ALTER TABLE "assessment"
  ADD CONSTRAINT assessment_mode CHECK (mode = 'self' OR (mode IN ('assisted', 'paper') AND mandate_id IS NOT NULL)),
  ADD CONSTRAINT assessment_second CHECK (second_of_id IS NULL OR (second_of_id <> id AND organisation_id IS NOT NULL));
ALTER TABLE "evidence" ADD CONSTRAINT evidence_kind CHECK (
  (kind = 'description' AND text IS NOT NULL AND url IS NULL AND file_id IS NULL)
  OR (kind = 'link' AND url IS NOT NULL AND file_id IS NULL)
  OR (kind = 'file' AND file_id IS NOT NULL AND url IS NULL));
ALTER TABLE "stored_file" ADD CONSTRAINT stored_file_state CHECK (state IN ('quarantined', 'clean', 'infected'));

-- A role fits the kind of organisation; some roles exclude each other in one person.
CREATE FUNCTION role_grant_guard() RETURNS trigger LANGUAGE plpgsql AS $$
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
    RAISE EXCEPTION 'role % does not belong in an organisation of kind %', NEW.role, organisation_kind
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
    RAISE EXCEPTION 'role % excludes another role of the same person', NEW.role
      USING ERRCODE = 'check_violation', CONSTRAINT = 'role_excludes_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_grant_guard BEFORE INSERT OR UPDATE OF status, role, account_id, organisation_id ON "role_grant"
  FOR EACH ROW EXECUTE FUNCTION role_grant_guard();

-- An organisation that is in use keeps an owner.
CREATE FUNCTION role_grant_keeps_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'active' AND OLD.role IN ('sme-owner', 'provider-owner')
     AND (TG_OP = 'DELETE' OR NEW.status <> 'active' OR NEW.role <> OLD.role) THEN
    PERFORM 1 FROM organisation WHERE id = OLD.organisation_id FOR UPDATE;
    IF NOT EXISTS (
      SELECT 1 FROM role_grant r
      WHERE r.organisation_id = OLD.organisation_id AND r.role = OLD.role AND r.status = 'active' AND r.id <> OLD.id
    ) AND NOT EXISTS (SELECT 1 FROM organisation WHERE id = OLD.organisation_id AND suspended_at IS NOT NULL) THEN
      RAISE EXCEPTION 'an organisation keeps at least one owner'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_keeps_an_owner';
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER role_grant_keeps_owner BEFORE UPDATE OR DELETE ON "role_grant"
  FOR EACH ROW EXECUTE FUNCTION role_grant_keeps_owner();

CREATE FUNCTION mandate_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM organisation WHERE id = NEW.organisation_id AND kind = 'sme')
     OR NOT EXISTS (SELECT 1 FROM organisation WHERE id = NEW.advisor_body_id AND kind = 'advisor') THEN
    RAISE EXCEPTION 'a mandate is given by a firm to an advisor body'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'mandate_parties';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mandate_guard BEFORE INSERT OR UPDATE OF organisation_id, advisor_body_id ON "mandate"
  FOR EACH ROW EXECUTE FUNCTION mandate_guard();

-- The audit trail only grows. -------------------------------------------------------------------

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail only grows: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_leaf_append_only BEFORE UPDATE OR DELETE ON "audit_leaf" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_leaf_no_truncate BEFORE TRUNCATE ON "audit_leaf" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_root_no_delete BEFORE DELETE ON "audit_root" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_root_no_truncate BEFORE TRUNCATE ON "audit_root" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_root_no_change BEFORE UPDATE ON "audit_root" FOR EACH ROW
  WHEN (OLD.timestamp IS NOT NULL OR (OLD.day, OLD.root, OLD.leaf_count, OLD.entry_count, OLD.computed_at)
    IS DISTINCT FROM (NEW.day, NEW.root, NEW.leaf_count, NEW.entry_count, NEW.computed_at))
  EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_stream_no_delete BEFORE DELETE ON "audit_stream" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_stream_no_truncate BEFORE TRUNCATE ON "audit_stream" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_stream_moves_by_one BEFORE UPDATE ON "audit_stream" FOR EACH ROW
  WHEN (NEW.id <> OLD.id OR NEW.length <> OLD.length + 1) EXECUTE FUNCTION audit_refuse();

-- Adds one entry to a chain; only writers of the same chain wait for each other.
CREATE FUNCTION audit_append(p_stream text, p_type text, p_body text, p_at timestamptz, OUT sequence integer, OUT hash bytea)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  previous bytea;
BEGIN
  INSERT INTO audit_stream (id, length, head_hash, updated_at)
    VALUES (p_stream, 0, decode(repeat('00', 32), 'hex'), p_at) ON CONFLICT (id) DO NOTHING;
  SELECT s.length + 1, s.head_hash INTO sequence, previous FROM audit_stream s WHERE s.id = p_stream FOR UPDATE;
  hash := sha256(previous || convert_to(p_body, 'UTF8'));
  INSERT INTO audit_entry (stream_id, sequence, type, body, previous_hash, hash, at)
    VALUES (p_stream, audit_append.sequence, p_type, p_body, previous, audit_append.hash, p_at);
  UPDATE audit_stream SET length = audit_append.sequence, head_hash = audit_append.hash, updated_at = greatest(updated_at, p_at)
    WHERE id = p_stream;
END $$;

REVOKE UPDATE, DELETE, TRUNCATE ON "audit_entry", "audit_leaf", "audit_root", "audit_stream" FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION audit_append(text, text, text, timestamptz) FROM PUBLIC;
