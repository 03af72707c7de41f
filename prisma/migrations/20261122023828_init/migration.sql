-- CreateTable
CREATE TABLE "framework_version" (
    "id" TEXT NOT NULL,
    "framework" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "framework_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" TEXT NOT NULL,
    "framework_version_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "resume_version" INTEGER NOT NULL DEFAULT 1,
    "resume_hash" TEXT NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_fact" (
    "assessment_id" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'self',
    "event_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_fact_pkey" PRIMARY KEY ("assessment_id","fact")
);

-- CreateTable
CREATE TABLE "assessment_answer" (
    "assessment_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "level" SMALLINT,
    "reason" TEXT,
    "event_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_answer_pkey" PRIMARY KEY ("assessment_id","item_id")
);

-- CreateTable
CREATE TABLE "device_grant" (
    "token_hash" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_grant_pkey" PRIMARY KEY ("token_hash","assessment_id")
);

-- CreateTable
CREATE TABLE "share_link" (
    "id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_result" (
    "id" TEXT NOT NULL,
    "assessment_id" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "score" DOUBLE PRECISION,
    "coverage" DOUBLE PRECISION NOT NULL,
    "sector" TEXT NOT NULL,
    "size_band" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planned_action" (
    "assessment_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "wave" SMALLINT NOT NULL,
    "position" SMALLINT NOT NULL,
    "priority" JSONB NOT NULL,
    "owner" TEXT,
    "due_on" DATE,
    "budget_mad" INTEGER,
    "dropped_reason" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "planned_action_pkey" PRIMARY KEY ("assessment_id","action_id")
);

-- CreateTable
CREATE TABLE "benchmark_snapshot" (
    "id" TEXT NOT NULL,
    "framework_major" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "benchmark_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intent_key" (
    "actor" TEXT NOT NULL,
    "intent_id" TEXT NOT NULL,
    "response" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intent_key_pkey" PRIMARY KEY ("actor","intent_id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "tat" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "framework_version_framework_version_key" ON "framework_version"("framework", "version");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_resume_hash_key" ON "assessment"("resume_hash");

-- CreateIndex
CREATE INDEX "assessment_updated_at_idx" ON "assessment"("updated_at");

-- CreateIndex
CREATE INDEX "device_grant_assessment_id_idx" ON "device_grant"("assessment_id");

-- CreateIndex
CREATE UNIQUE INDEX "share_link_token_hash_key" ON "share_link"("token_hash");

-- CreateIndex
CREATE INDEX "share_link_assessment_id_idx" ON "share_link"("assessment_id");

-- CreateIndex
CREATE INDEX "assessment_result_assessment_id_computed_at_idx" ON "assessment_result"("assessment_id", "computed_at");

-- CreateIndex
CREATE INDEX "assessment_result_computed_at_idx" ON "assessment_result"("computed_at");

-- CreateIndex
CREATE UNIQUE INDEX "benchmark_snapshot_framework_major_period_key" ON "benchmark_snapshot"("framework_major", "period");

-- CreateIndex
CREATE INDEX "intent_key_created_at_idx" ON "intent_key"("created_at");

-- CreateIndex
CREATE INDEX "rate_limit_tat_idx" ON "rate_limit"("tat");

-- CreateIndex
CREATE INDEX "outbox_mail_sent_at_idx" ON "outbox_mail"("sent_at");

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_framework_version_id_fkey" FOREIGN KEY ("framework_version_id") REFERENCES "framework_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_fact" ADD CONSTRAINT "assessment_fact_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_answer" ADD CONSTRAINT "assessment_answer_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_grant" ADD CONSTRAINT "device_grant_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_result" ADD CONSTRAINT "assessment_result_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_action" ADD CONSTRAINT "planned_action_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
