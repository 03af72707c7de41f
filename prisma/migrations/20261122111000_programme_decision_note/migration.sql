-- AlterTable
ALTER TABLE "programme_version" ADD COLUMN "decision_note" TEXT;
