-- AlterTable
ALTER TABLE "application_entry" ADD COLUMN     "item" TEXT,
ADD COLUMN     "people" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "certificate_measure" ADD COLUMN     "lift_reason" TEXT,
ADD COLUMN     "lifted_at" TIMESTAMPTZ(3),
ADD COLUMN     "lifted_by_id" TEXT,
ADD COLUMN     "reminded_on" DATE;

-- AlterTable
ALTER TABLE "certification_application" ADD COLUMN     "declares_no_insurance" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reminded_on" DATE;
