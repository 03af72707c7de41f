-- CreateTable
CREATE TABLE "programme" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "organisation_id" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "rehearsal_of_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_version" (
    "id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_by_id" TEXT,
    "proposed_at" TIMESTAMPTZ(3),
    "published_by_id" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "programme_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_act" (
    "id" TEXT NOT NULL,
    "programme_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "reason" JSONB NOT NULL,
    "effective_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "programme_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "simulation" (
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "scenario" JSONB NOT NULL,
    "result" JSONB,
    "requested_by_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "simulation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "firm_fact" (
    "organisation_id" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'self',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" TEXT,

    CONSTRAINT "firm_fact_pkey" PRIMARY KEY ("organisation_id","fact")
);

-- CreateTable
CREATE TABLE "eligibility_draft" (
    "id" TEXT NOT NULL,
    "device_hash" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "eligibility_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "programme_slug_key" ON "programme"("slug");

-- CreateIndex
CREATE INDEX "programme_organisation_id_idx" ON "programme"("organisation_id");

-- CreateIndex
CREATE INDEX "programme_version_state_idx" ON "programme_version"("state");

-- CreateIndex
CREATE UNIQUE INDEX "programme_version_programme_id_number_key" ON "programme_version"("programme_id", "number");

-- CreateIndex
CREATE INDEX "programme_act_programme_id_proposed_at_idx" ON "programme_act"("programme_id", "proposed_at");

-- CreateIndex
CREATE INDEX "programme_act_state_effective_on_idx" ON "programme_act"("state", "effective_on");

-- CreateIndex
CREATE INDEX "simulation_version_id_requested_at_idx" ON "simulation"("version_id", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "eligibility_draft_device_hash_key" ON "eligibility_draft"("device_hash");

-- CreateIndex
CREATE INDEX "eligibility_draft_updated_at_idx" ON "eligibility_draft"("updated_at");

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_rehearsal_of_id_fkey" FOREIGN KEY ("rehearsal_of_id") REFERENCES "programme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_version_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_act" ADD CONSTRAINT "programme_act_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "simulation" ADD CONSTRAINT "simulation_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "programme_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Programmes --------------------------------------------------------------------------------------

ALTER TABLE "programme_version"
  ADD CONSTRAINT programme_version_state CHECK (state IN
    ('draft', 'simulated', 'proposed', 'published', 'open', 'paused', 'winding-down', 'closed', 'superseded', 'discarded')),
  ADD CONSTRAINT programme_version_two_persons CHECK (
    published_by_id IS NULL OR published_by_id IS DISTINCT FROM proposed_by_id),
  ADD CONSTRAINT programme_version_published CHECK (
    state NOT IN ('published', 'open', 'paused', 'winding-down', 'closed', 'superseded') OR published_at IS NOT NULL);
CREATE UNIQUE INDEX programme_version_one_working ON "programme_version" (programme_id)
  WHERE state IN ('draft', 'simulated', 'proposed');
CREATE UNIQUE INDEX programme_version_one_coming ON "programme_version" (programme_id)
  WHERE state = 'published';
CREATE UNIQUE INDEX programme_version_one_live ON "programme_version" (programme_id)
  WHERE state IN ('open', 'paused', 'winding-down', 'closed');

CREATE FUNCTION programme_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version that was proposed cannot change: this violates "programme_version_frozen"'
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER programme_version_frozen BEFORE UPDATE ON "programme_version" FOR EACH ROW
  WHEN (OLD.state NOT IN ('draft', 'simulated')
    AND (OLD.content, OLD.content_hash, OLD.number, OLD.programme_id)
      IS DISTINCT FROM (NEW.content, NEW.content_hash, NEW.number, NEW.programme_id))
  EXECUTE FUNCTION programme_version_frozen();
CREATE TRIGGER programme_version_no_delete BEFORE DELETE ON "programme_version" FOR EACH ROW
  WHEN (OLD.state NOT IN ('draft', 'simulated', 'discarded')) EXECUTE FUNCTION programme_version_frozen();

ALTER TABLE "programme_act"
  ADD CONSTRAINT programme_act_kind CHECK (act IN ('pause', 'resume', 'wind-down')),
  ADD CONSTRAINT programme_act_state CHECK (state IN ('proposed', 'decided', 'refused', 'applied', 'withdrawn')),
  ADD CONSTRAINT programme_act_two_persons CHECK (
    decided_by_id IS NULL OR decided_by_id IS DISTINCT FROM proposed_by_id),
  ADD CONSTRAINT programme_act_decided CHECK (
    (state IN ('decided', 'refused', 'applied')) = (decided_by_id IS NOT NULL AND decided_at IS NOT NULL));
CREATE UNIQUE INDEX programme_act_one_open ON "programme_act" (programme_id)
  WHERE state IN ('proposed', 'decided');

ALTER TABLE "simulation"
  ADD CONSTRAINT simulation_state CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  ADD CONSTRAINT simulation_progress CHECK (progress BETWEEN 0 AND 100),
  ADD CONSTRAINT simulation_result CHECK ((state = 'done') = (result IS NOT NULL));
CREATE UNIQUE INDEX simulation_one_at_work ON "simulation" (version_id) WHERE state IN ('queued', 'running');

ALTER TABLE "firm_fact"
  ADD CONSTRAINT firm_fact_source CHECK (source IN ('self', 'document', 'registry', 'officer'));
