-- CreateTable
CREATE TABLE "provider" (
    "organisation_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_arabic" TEXT,
    "summary_fr" TEXT NOT NULL DEFAULT '',
    "summary_ar" TEXT NOT NULL DEFAULT '',
    "description_fr" TEXT NOT NULL DEFAULT '',
    "description_ar" TEXT NOT NULL DEFAULT '',
    "website" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "province" TEXT,
    "regions" TEXT[],
    "on_site_radius_km" INTEGER,
    "languages" TEXT[],
    "sectors" TEXT[],
    "team" INTEGER,
    "capacity" INTEGER,
    "next_start_on" DATE,
    "founded_year" INTEGER,
    "moroccan_law" BOOLEAN NOT NULL DEFAULT false,
    "hosts_in_morocco" BOOLEAN NOT NULL DEFAULT false,
    "exports" BOOLEAN NOT NULL DEFAULT false,
    "charter_version" TEXT,
    "charter_accepted_at" TIMESTAMPTZ(3),
    "charter_accepted_by" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "scopes" TEXT[],
    "file_id" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "added_by_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "reminded_days" INTEGER,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_reference" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "client_name" TEXT NOT NULL,
    "client_ice" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "work_fr" TEXT NOT NULL DEFAULT '',
    "work_ar" TEXT NOT NULL DEFAULT '',
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "shows_client" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'declared',
    "added_by_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_reference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certification_application" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened_by_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "examiner_id" TEXT,
    "due_on" DATE,
    "days_left" INTEGER,
    "answer_due_on" DATE,
    "proposed_verdict" TEXT,
    "proposed_by_id" TEXT,
    "proposed_at" TIMESTAMPTZ(3),
    "proposal_reason" TEXT,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "certificate_id" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certification_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_check" (
    "application_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_check_pkey" PRIMARY KEY ("application_id","item")
);

-- CreateTable
CREATE TABLE "application_entry" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "held_on" DATE,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "probation_until" DATE NOT NULL,
    "certified_at" TIMESTAMPTZ(3),
    "valid_until" DATE NOT NULL,
    "lapsed_at" TIMESTAMPTZ(3),
    "measure_at" TIMESTAMPTZ(3),
    "measure_until" DATE,
    "ended_at" TIMESTAMPTZ(3),
    "reminded_days" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_event" (
    "id" TEXT NOT NULL,
    "certificate_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_measure" (
    "id" TEXT NOT NULL,
    "certificate_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "interim" BOOLEAN NOT NULL DEFAULT false,
    "until" DATE,
    "noticed_by_id" TEXT NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_due_on" DATE NOT NULL,
    "answer" TEXT,
    "answer_file_id" TEXT,
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT,

    CONSTRAINT "certificate_measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "examiner_view" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "examiner_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_version" (
    "id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "offer_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_change_request" (
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_change_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_band" (
    "category" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "price_kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "p10" BIGINT NOT NULL,
    "p25" BIGINT NOT NULL,
    "p50" BIGINT NOT NULL,
    "p75" BIGINT NOT NULL,
    "p90" BIGINT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_band_pkey" PRIMARY KEY ("category","region","price_kind")
);

-- CreateTable
CREATE TABLE "catalogue_view" (
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "catalogue_view_pkey" PRIMARY KEY ("kind","subject_id","day")
);

-- CreateTable
CREATE TABLE "offer_listing" (
    "offer_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "title_fr" TEXT NOT NULL,
    "title_ar" TEXT NOT NULL,
    "summary_fr" TEXT NOT NULL,
    "summary_ar" TEXT NOT NULL,
    "body_fr" TEXT NOT NULL,
    "body_ar" TEXT NOT NULL,
    "provider_slug" TEXT NOT NULL,
    "provider_name" TEXT NOT NULL,
    "provider_name_arabic" TEXT NOT NULL,
    "price_kind" TEXT NOT NULL,
    "price_min" BIGINT NOT NULL,
    "price_max" BIGINT NOT NULL,
    "setup" BIGINT NOT NULL,
    "year_price" BIGINT NOT NULL,
    "duration_days" INTEGER NOT NULL,
    "starts_on" DATE,
    "mode" TEXT NOT NULL,
    "regions" TEXT[],
    "languages" TEXT[],
    "sizes" TEXT[],
    "sectors" TEXT[],
    "min_stage" SMALLINT NOT NULL,
    "hosted_in_morocco" BOOLEAN NOT NULL,
    "start_up" BOOLEAN NOT NULL,
    "standing" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_listing_pkey" PRIMARY KEY ("offer_id")
);

-- CreateTable
CREATE TABLE "provider_listing" (
    "organisation_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_arabic" TEXT NOT NULL,
    "summary_fr" TEXT NOT NULL,
    "summary_ar" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "regions" TEXT[],
    "languages" TEXT[],
    "sectors" TEXT[],
    "categories" TEXT[],
    "offers" INTEGER NOT NULL,
    "badges" TEXT[],
    "hosts_in_morocco" BOOLEAN NOT NULL,
    "start_up" BOOLEAN NOT NULL,
    "standing" TEXT NOT NULL,
    "certificate_code" TEXT NOT NULL,
    "certified_at" TIMESTAMPTZ(3) NOT NULL,
    "is_demo" BOOLEAN NOT NULL,

    CONSTRAINT "provider_listing_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "provider_slug_key" ON "provider"("slug");

-- CreateIndex
CREATE INDEX "credential_organisation_id_kind_idx" ON "credential"("organisation_id", "kind");

-- CreateIndex
CREATE INDEX "credential_state_valid_to_idx" ON "credential"("state", "valid_to");

-- CreateIndex
CREATE INDEX "provider_reference_organisation_id_idx" ON "provider_reference"("organisation_id");

-- CreateIndex
CREATE INDEX "certification_application_state_due_on_idx" ON "certification_application"("state", "due_on");

-- CreateIndex
CREATE INDEX "certification_application_organisation_id_idx" ON "certification_application"("organisation_id");

-- CreateIndex
CREATE INDEX "application_entry_application_id_at_idx" ON "application_entry"("application_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_code_key" ON "certificate"("code");

-- CreateIndex
CREATE INDEX "certificate_organisation_id_idx" ON "certificate"("organisation_id");

-- CreateIndex
CREATE INDEX "certificate_state_valid_until_idx" ON "certificate"("state", "valid_until");

-- CreateIndex
CREATE INDEX "certificate_event_certificate_id_at_idx" ON "certificate_event"("certificate_id", "at");

-- CreateIndex
CREATE INDEX "certificate_event_at_idx" ON "certificate_event"("at");

-- CreateIndex
CREATE INDEX "certificate_measure_state_answer_due_on_idx" ON "certificate_measure"("state", "answer_due_on");

-- CreateIndex
CREATE INDEX "certificate_measure_organisation_id_idx" ON "certificate_measure"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "examiner_view_account_id_queue_name_key" ON "examiner_view"("account_id", "queue", "name");

-- CreateIndex
CREATE UNIQUE INDEX "offer_slug_key" ON "offer"("slug");

-- CreateIndex
CREATE INDEX "offer_organisation_id_idx" ON "offer"("organisation_id");

-- CreateIndex
CREATE INDEX "offer_version_state_submitted_at_idx" ON "offer_version"("state", "submitted_at");

-- CreateIndex
CREATE INDEX "offer_version_organisation_id_state_idx" ON "offer_version"("organisation_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "offer_version_offer_id_number_key" ON "offer_version"("offer_id", "number");

-- CreateIndex
CREATE INDEX "offer_change_request_version_id_idx" ON "offer_change_request"("version_id");

-- CreateIndex
CREATE INDEX "catalogue_view_organisation_id_day_idx" ON "catalogue_view"("organisation_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "offer_listing_slug_key" ON "offer_listing"("slug");

-- CreateIndex
CREATE INDEX "offer_listing_organisation_id_idx" ON "offer_listing"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_listing_slug_key" ON "provider_listing"("slug");

-- AddForeignKey
ALTER TABLE "application_check" ADD CONSTRAINT "application_check_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "certification_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_entry" ADD CONSTRAINT "application_entry_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "certification_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_event_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_measure" ADD CONSTRAINT "certificate_measure_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_version" ADD CONSTRAINT "offer_version_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_change_request" ADD CONSTRAINT "offer_change_request_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "offer_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Wallet ------------------------------------------------------------------------------------------

ALTER TABLE "credential"
  ADD CONSTRAINT credential_state CHECK (state IN ('pending', 'verified', 'refused', 'withdrawn')),
  ADD CONSTRAINT credential_dates CHECK (valid_to IS NULL OR valid_to >= valid_from),
  -- A tax attestation is good for six months (CGI; directorate general of taxes).
  ADD CONSTRAINT credential_tax_six_months CHECK (
    kind <> 'tax-attestation' OR (valid_to IS NOT NULL AND valid_to <= valid_from + interval '6 months')),
  ADD CONSTRAINT credential_decided CHECK (
    (state IN ('verified', 'refused')) = (decided_by_id IS NOT NULL AND decided_at IS NOT NULL) OR state = 'withdrawn'),
  ADD CONSTRAINT credential_two_persons CHECK (decided_by_id IS DISTINCT FROM added_by_id OR decided_by_id IS NULL);

ALTER TABLE "provider_reference"
  ADD CONSTRAINT provider_reference_state CHECK (state IN ('declared', 'confirmed', 'refused')),
  ADD CONSTRAINT provider_reference_two_persons CHECK (decided_by_id IS DISTINCT FROM added_by_id OR decided_by_id IS NULL);

-- Certification -----------------------------------------------------------------------------------

ALTER TABLE "certification_application"
  ADD CONSTRAINT certification_application_kind CHECK (kind IN ('first', 'confirmation', 'renewal')),
  ADD CONSTRAINT certification_application_state CHECK (state IN
    ('draft', 'submitted', 'examining', 'changes-requested', 'proposed', 'accepted', 'refused', 'withdrawn', 'lapsed')),
  ADD CONSTRAINT certification_application_verdict CHECK (
    proposed_verdict IS NULL OR proposed_verdict IN ('accept', 'refuse')),
  ADD CONSTRAINT certification_application_two_persons CHECK (
    decided_by_id IS NULL OR decided_by_id IS DISTINCT FROM proposed_by_id),
  ADD CONSTRAINT certification_application_decided CHECK (
    state NOT IN ('accepted', 'refused') OR (proposed_by_id IS NOT NULL AND decided_by_id IS NOT NULL));
CREATE UNIQUE INDEX certification_application_one_open ON "certification_application" (organisation_id)
  WHERE state IN ('draft', 'submitted', 'examining', 'changes-requested', 'proposed');

ALTER TABLE "application_check"
  ADD CONSTRAINT application_check_verdict CHECK (verdict IN ('met', 'not-met', 'open'));
ALTER TABLE "application_entry"
  ADD CONSTRAINT application_entry_kind CHECK (kind IN ('note', 'interview', 'request', 'answer'));

ALTER TABLE "certificate"
  ADD CONSTRAINT certificate_state CHECK (state IN
    ('probation', 'certified', 'suspended', 'expired', 'revoked', 'withdrawn')),
  ADD CONSTRAINT certificate_grade CHECK (grade IN ('probation', 'certified')),
  ADD CONSTRAINT certificate_suspended CHECK (
    state IN ('expired', 'revoked', 'withdrawn')
    OR (state = 'suspended') = (lapsed_at IS NOT NULL OR measure_at IS NOT NULL)),
  ADD CONSTRAINT certificate_ended CHECK ((state IN ('expired', 'revoked', 'withdrawn')) = (ended_at IS NOT NULL));
CREATE UNIQUE INDEX certificate_one_living ON "certificate" (organisation_id)
  WHERE state IN ('probation', 'certified', 'suspended');

CREATE FUNCTION certificate_history_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the register only grows: this violates "certificate_history_grows"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER certificate_event_append_only BEFORE UPDATE OR DELETE ON "certificate_event"
  FOR EACH ROW EXECUTE FUNCTION certificate_history_grows();
CREATE TRIGGER certificate_no_delete BEFORE DELETE ON "certificate"
  FOR EACH ROW EXECUTE FUNCTION certificate_history_grows();

ALTER TABLE "certificate_measure"
  ADD CONSTRAINT certificate_measure_kind CHECK (kind IN ('suspension', 'revocation')),
  ADD CONSTRAINT certificate_measure_state CHECK (state IN ('noticed', 'answered', 'applied', 'dropped')),
  ADD CONSTRAINT certificate_measure_two_persons CHECK (
    decided_by_id IS NULL OR decided_by_id IS DISTINCT FROM noticed_by_id),
  ADD CONSTRAINT certificate_measure_decided CHECK (
    (state IN ('applied', 'dropped')) = (decided_by_id IS NOT NULL));
CREATE UNIQUE INDEX certificate_measure_one_open ON "certificate_measure" (certificate_id)
  WHERE state IN ('noticed', 'answered');

-- Offers ------------------------------------------------------------------------------------------

ALTER TABLE "offer_version"
  ADD CONSTRAINT offer_version_state CHECK (state IN
    ('draft', 'submitted', 'changes-requested', 'published', 'superseded', 'withdrawn'));
CREATE UNIQUE INDEX offer_version_one_published ON "offer_version" (offer_id) WHERE state = 'published';
CREATE UNIQUE INDEX offer_version_one_working ON "offer_version" (offer_id)
  WHERE state IN ('draft', 'submitted', 'changes-requested');

CREATE FUNCTION offer_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version that was submitted cannot change: this violates "offer_version_frozen"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER offer_version_frozen BEFORE UPDATE ON "offer_version" FOR EACH ROW
  WHEN (OLD.state <> 'draft' AND ((OLD.content, OLD.content_hash, OLD.number, OLD.offer_id, OLD.organisation_id)
    IS DISTINCT FROM (NEW.content, NEW.content_hash, NEW.number, NEW.offer_id, NEW.organisation_id)
    OR NEW.state = 'draft'))
  EXECUTE FUNCTION offer_version_frozen();
CREATE TRIGGER offer_version_no_delete BEFORE DELETE ON "offer_version" FOR EACH ROW
  WHEN (OLD.state <> 'draft') EXECUTE FUNCTION offer_version_frozen();
