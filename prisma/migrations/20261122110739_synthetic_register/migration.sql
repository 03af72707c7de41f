-- CreateTable
CREATE TABLE "synthetic_firm" (
    "id" INTEGER NOT NULL,
    "staff" SMALLINT NOT NULL,
    "age_months" SMALLINT NOT NULL,
    "legal_form" SMALLINT NOT NULL,
    "sector" SMALLINT NOT NULL,
    "region" SMALLINT NOT NULL,
    "territory" SMALLINT NOT NULL,
    "tax_compliant" BOOLEAN NOT NULL,
    "cnss_compliant" BOOLEAN NOT NULL,
    "woman_led" BOOLEAN NOT NULL,
    "young_led" BOOLEAN NOT NULL,
    "cnss_affiliated" BOOLEAN NOT NULL,
    "public_shareholder" BOOLEAN NOT NULL,
    "export_percent" SMALLINT NOT NULL,
    "aid_received_mad" INTEGER NOT NULL,
    "large_holder_percent" SMALLINT NOT NULL,
    "province" SMALLINT NOT NULL,
    "nma_division" SMALLINT NOT NULL,
    "certifications" SMALLINT NOT NULL,
    "turnover_mad" INTEGER,

    CONSTRAINT "synthetic_firm_pkey" PRIMARY KEY ("id")
);
