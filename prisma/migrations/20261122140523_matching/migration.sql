-- CreateTable
CREATE TABLE "match_provider" (
    "organisation_id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "deliveries" INTEGER NOT NULL DEFAULT 0,
    "first_pass" INTEGER NOT NULL DEFAULT 0,
    "on_time" INTEGER NOT NULL DEFAULT 0,
    "disputed" INTEGER NOT NULL DEFAULT 0,
    "measured" INTEGER NOT NULL DEFAULT 0,
    "rise_sum" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "running" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_provider_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "match_outcome" (
    "engagement_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "first_pass" BOOLEAN NOT NULL,
    "on_time" BOOLEAN NOT NULL,
    "disputed" BOOLEAN NOT NULL,
    "rise" DOUBLE PRECISION,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_outcome_pkey" PRIMARY KEY ("engagement_id")
);

-- CreateTable
CREATE TABLE "match_offer" (
    "offer_id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "price_kind" TEXT NOT NULL,
    "price_min" BIGINT NOT NULL,
    "price_max" BIGINT NOT NULL,
    "setup" BIGINT NOT NULL,
    "row" BYTEA NOT NULL,
    "recipe" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_offer_pkey" PRIMARY KEY ("offer_id")
);

-- CreateTable
CREATE TABLE "match_edition" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_exposure" (
    "category" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "due" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "had" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_exposure_pkey" PRIMARY KEY ("category","organisation_id")
);

-- CreateTable
CREATE TABLE "match_weights" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "effect" JSONB,
    "proposed_by_id" TEXT,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "match_weights_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_wish" (
    "assessment_id" TEXT NOT NULL,
    "wish" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_wish_pkey" PRIMARY KEY ("assessment_id")
);

-- CreateTable
CREATE TABLE "match_run" (
    "id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "weights_id" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "given_hash" TEXT NOT NULL,
    "programmes_hash" TEXT NOT NULL,
    "inputs" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "shown_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "match_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_need" (
    "assessment_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "organisation_id" TEXT,
    "matches" INTEGER NOT NULL,
    "providers" INTEGER NOT NULL,
    "near" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_need_pkey" PRIMARY KEY ("assessment_id","category")
);

-- CreateTable
CREATE TABLE "match_showing" (
    "run_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "rank" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "category" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "size" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "is_newcomer" BOOLEAN NOT NULL,
    "total" INTEGER NOT NULL,
    "values" INTEGER[],
    "weights_id" TEXT NOT NULL,

    CONSTRAINT "match_showing_pkey" PRIMARY KEY ("run_id","action","rank")
);

-- CreateTable
CREATE TABLE "shortlist" (
    "id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "organisation_id" TEXT,
    "action" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "frozen_by_id" TEXT,
    "content" JSONB,
    "content_hash" TEXT,

    CONSTRAINT "shortlist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shortlist_item" (
    "shortlist_id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_told_at" TIMESTAMPTZ(3),

    CONSTRAINT "shortlist_item_pkey" PRIMARY KEY ("shortlist_id","offer_id")
);

-- CreateTable
CREATE TABLE "match_appeal" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "run_id" TEXT,
    "action" TEXT,
    "ground" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "opened_by_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "match_appeal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "match_provider_number_key" ON "match_provider"("number");

-- CreateIndex
CREATE INDEX "match_outcome_organisation_id_idx" ON "match_outcome"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "match_offer_number_key" ON "match_offer"("number");

-- CreateIndex
CREATE INDEX "match_offer_organisation_id_idx" ON "match_offer"("organisation_id");

-- CreateIndex
CREATE INDEX "match_offer_category_idx" ON "match_offer"("category");

-- CreateIndex
CREATE INDEX "match_exposure_organisation_id_idx" ON "match_exposure"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "match_weights_number_key" ON "match_weights"("number");

-- CreateIndex
CREATE INDEX "match_weights_state_number_idx" ON "match_weights"("state", "number");

-- CreateIndex
CREATE INDEX "match_run_assessment_id_computed_at_idx" ON "match_run"("assessment_id", "computed_at");

-- CreateIndex
CREATE INDEX "match_run_computed_at_idx" ON "match_run"("computed_at");

-- CreateIndex
CREATE INDEX "match_need_category_region_language_idx" ON "match_need"("category", "region", "language");

-- CreateIndex
CREATE INDEX "match_showing_organisation_id_day_idx" ON "match_showing"("organisation_id", "day");

-- CreateIndex
CREATE INDEX "match_showing_category_day_idx" ON "match_showing"("category", "day");

-- CreateIndex
CREATE INDEX "match_showing_day_idx" ON "match_showing"("day");

-- CreateIndex
CREATE INDEX "shortlist_organisation_id_idx" ON "shortlist"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "shortlist_assessment_id_action_key" ON "shortlist"("assessment_id", "action");

-- CreateIndex
CREATE INDEX "shortlist_item_run_id_idx" ON "shortlist_item"("run_id");

-- CreateIndex
CREATE INDEX "shortlist_item_offer_id_idx" ON "shortlist_item"("offer_id");

-- CreateIndex
CREATE INDEX "match_appeal_organisation_id_opened_at_idx" ON "match_appeal"("organisation_id", "opened_at");

-- CreateIndex
CREATE INDEX "match_appeal_state_due_on_idx" ON "match_appeal"("state", "due_on");

-- AddForeignKey
ALTER TABLE "shortlist_item" ADD CONSTRAINT "shortlist_item_shortlist_id_fkey" FOREIGN KEY ("shortlist_id") REFERENCES "shortlist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The index of offers counts its changes: a run made before the last one is known to be older.
INSERT INTO "match_edition" (id, edition, changed_at) VALUES (1, 0, now());
ALTER TABLE "match_edition" ADD CONSTRAINT match_edition_one CHECK (id = 1);

ALTER TABLE "match_offer"
  ADD CONSTRAINT match_offer_row CHECK (octet_length(row) = 48);
-- Short rows are read by the thousand: kept in place and uncompressed.
ALTER TABLE "match_offer" ALTER COLUMN row SET STORAGE PLAIN;

ALTER TABLE "match_provider"
  ADD CONSTRAINT match_provider_counts CHECK (
    deliveries >= 0 AND running >= 0 AND first_pass BETWEEN 0 AND deliveries
    AND on_time BETWEEN 0 AND deliveries AND disputed BETWEEN 0 AND deliveries
    AND measured BETWEEN 0 AND deliveries);

ALTER TABLE "match_weights"
  ADD CONSTRAINT match_weights_state CHECK (state IN ('proposed', 'published', 'refused', 'withdrawn')),
  ADD CONSTRAINT match_weights_two_persons CHECK (decided_by_id IS NULL OR decided_by_id IS DISTINCT FROM proposed_by_id OR state = 'withdrawn'),
  ADD CONSTRAINT match_weights_decided CHECK (
    (state = 'proposed') = (decided_at IS NULL)),
  ADD CONSTRAINT match_weights_signed CHECK (
    state <> 'published' OR number = 1 OR (proposed_by_id IS NOT NULL AND decided_by_id IS NOT NULL));
-- One proposal at a time: two managers would otherwise decide about different present weights.
CREATE UNIQUE INDEX match_weights_one_proposal ON "match_weights" ((1)) WHERE state = 'proposed';

CREATE FUNCTION match_weights_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'weights that were proposed keep what they say, and decided ones stay: this violates "match_weights_kept"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER match_weights_kept BEFORE UPDATE ON "match_weights" FOR EACH ROW
  WHEN (OLD.state <> 'proposed' OR OLD.content IS DISTINCT FROM NEW.content
    OR OLD.content_hash <> NEW.content_hash OR OLD.number <> NEW.number OR OLD.id <> NEW.id
    OR OLD.reason <> NEW.reason OR OLD.effect IS DISTINCT FROM NEW.effect
    OR OLD.proposed_by_id IS DISTINCT FROM NEW.proposed_by_id OR OLD.proposed_at <> NEW.proposed_at)
  EXECUTE FUNCTION match_weights_kept();
CREATE TRIGGER match_weights_no_delete BEFORE DELETE ON "match_weights" FOR EACH ROW
  EXECUTE FUNCTION match_weights_kept();

-- A run is what was computed: only that it was shown, replaced or taken to a firm is written later.
CREATE FUNCTION match_run_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a run stays as it was computed: this violates "match_run_kept"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER match_run_kept BEFORE UPDATE ON "match_run" FOR EACH ROW
  WHEN ((OLD.id, OLD.assessment_id, OLD.weights_id, OLD.edition, OLD.given_hash, OLD.programmes_hash,
      OLD.inputs, OLD.output, OLD.hash, OLD.computed_at)
    IS DISTINCT FROM (NEW.id, NEW.assessment_id, NEW.weights_id, NEW.edition, NEW.given_hash,
      NEW.programmes_hash, NEW.inputs, NEW.output, NEW.hash, NEW.computed_at)
    OR (OLD.shown_at IS NOT NULL AND NEW.shown_at IS DISTINCT FROM OLD.shown_at)
    OR (OLD.replaced_at IS NOT NULL AND NEW.replaced_at IS DISTINCT FROM OLD.replaced_at)
    OR (OLD.organisation_id IS NOT NULL AND NEW.organisation_id IS DISTINCT FROM OLD.organisation_id))
  EXECUTE FUNCTION match_run_kept();
-- One run of an assessment is the present one.
CREATE UNIQUE INDEX match_run_present ON "match_run" (assessment_id) WHERE replaced_at IS NULL;

ALTER TABLE "shortlist"
  ADD CONSTRAINT shortlist_state CHECK (state IN ('open', 'frozen')),
  ADD CONSTRAINT shortlist_frozen CHECK (
    (state = 'frozen') = (frozen_at IS NOT NULL AND content IS NOT NULL AND content_hash IS NOT NULL AND organisation_id IS NOT NULL));
CREATE FUNCTION shortlist_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a frozen shortlist stays as it is: this violates "shortlist_kept"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER shortlist_kept BEFORE UPDATE ON "shortlist" FOR EACH ROW
  WHEN (OLD.state = 'frozen') EXECUTE FUNCTION shortlist_kept();
CREATE FUNCTION shortlist_item_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM shortlist s WHERE s.id IN (NEW.shortlist_id, OLD.shortlist_id) AND s.state = 'frozen') THEN
    RAISE EXCEPTION 'a frozen shortlist stays as it is: this violates "shortlist_kept"'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER shortlist_item_kept BEFORE INSERT OR UPDATE OR DELETE ON "shortlist_item" FOR EACH ROW
  EXECUTE FUNCTION shortlist_item_kept();

ALTER TABLE "match_appeal"
  ADD CONSTRAINT match_appeal_state CHECK (state IN ('open', 'upheld', 'dismissed', 'withdrawn')),
  ADD CONSTRAINT match_appeal_answered CHECK (
    (state IN ('upheld', 'dismissed')) = (answered_at IS NOT NULL AND answered_by_id IS NOT NULL AND answer IS NOT NULL)),
  ADD CONSTRAINT match_appeal_two_persons CHECK (answered_by_id IS NULL OR answered_by_id <> opened_by_id);
-- One open appeal an offer: what is said twice is answered once.
CREATE UNIQUE INDEX match_appeal_one_open ON "match_appeal" (offer_id) WHERE state = 'open';

-- The means that delivery records are drawn towards: the same ones for all rows of the index.
ALTER TABLE "match_edition" ADD COLUMN "record_means" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- Weights add up, whoever writes them: a page that reads others could not be shown.
ALTER TABLE "match_weights"
  ADD CONSTRAINT match_weights_sum CHECK ((
    (content #>> '{points,need}')::int + (content #>> '{points,constraints}')::int
      + (content #>> '{points,record}')::int + (content #>> '{points,price}')::int
      + (content #>> '{points,availability}')::int + (content #>> '{points,exposure}')::int = 100
    AND (content #>> '{criteria,place}')::int + (content #>> '{criteria,language}')::int
      + (content #>> '{criteria,size}')::int + (content #>> '{criteria,sector}')::int
      + (content #>> '{criteria,stage}')::int + (content #>> '{criteria,budget}')::int
      + (content #>> '{criteria,start}')::int + (content #>> '{criteria,moroccan}')::int = 100
    AND NOT jsonb_path_exists(content, '$.*.* ? (@ < 0)')) IS TRUE);

-- What an appeal says stays, and so does an appeal that is over.
CREATE FUNCTION match_appeal_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an appeal keeps what it says, and its answer: this violates "match_appeal_kept"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER match_appeal_kept BEFORE UPDATE ON "match_appeal" FOR EACH ROW
  WHEN (OLD.state <> 'open'
    OR (OLD.id, OLD.organisation_id, OLD.offer_id, OLD.category, OLD.ground, OLD.text, OLD.opened_at, OLD.due_on)
      IS DISTINCT FROM (NEW.id, NEW.organisation_id, NEW.offer_id, NEW.category, NEW.ground, NEW.text, NEW.opened_at, NEW.due_on))
  EXECUTE FUNCTION match_appeal_kept();

-- Where an offer was shown is what providers and appeals go by.
CREATE FUNCTION match_showing_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a showing stays as it was: this violates "match_showing_kept"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER match_showing_kept BEFORE UPDATE ON "match_showing" FOR EACH ROW
  EXECUTE FUNCTION match_showing_kept();
