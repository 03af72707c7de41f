-- CreateTable
CREATE TABLE "offer_import" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "uploaded_by_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "encoding" TEXT,
    "rows" JSONB NOT NULL,
    "unknown" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "saved" INTEGER,
    "saved_at" TIMESTAMPTZ(3),

    CONSTRAINT "offer_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "offer_import_created_at_idx" ON "offer_import"("created_at");
