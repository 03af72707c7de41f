import frCommon from './locales/fr/common.json' with { type: 'json' };
import frHome from './locales/fr/home.json' with { type: 'json' };
import frAssess from './locales/fr/assess.json' with { type: 'json' };
import frResult from './locales/fr/result.json' with { type: 'json' };
import frRoadmap from './locales/fr/roadmap.json' with { type: 'json' };
import frMethod from './locales/fr/method.json' with { type: 'json' };
import frPages from './locales/fr/pages.json' with { type: 'json' };
import frReport from './locales/fr/report.json' with { type: 'json' };
import frMail from './locales/fr/mail.json' with { type: 'json' };
import frAuth from './locales/fr/auth.json' with { type: 'json' };
import frSpace from './locales/fr/space.json' with { type: 'json' };
import frPeople from './locales/fr/people.json' with { type: 'json' };
import frSecurity from './locales/fr/security.json' with { type: 'json' };
import frAudit from './locales/fr/audit.json' with { type: 'json' };
import frEvidence from './locales/fr/evidence.json' with { type: 'json' };
import frSme from './locales/fr/sme.json' with { type: 'json' };
import frDma from './locales/fr/dma.json' with { type: 'json' };
import frAdvisor from './locales/fr/advisor.json' with { type: 'json' };
import frNotify from './locales/fr/notify.json' with { type: 'json' };
import frOperations from './locales/fr/operations.json' with { type: 'json' };
import frPasskey from './locales/fr/passkey.json' with { type: 'json' };
import frNotice from './locales/fr/notice.json' with { type: 'json' };
import frConsent from './locales/fr/consent.json' with { type: 'json' };
import frVocab from './locales/fr/vocab.json' with { type: 'json' };
import frCatalogue from './locales/fr/catalogue.json' with { type: 'json' };
import frProvider from './locales/fr/provider.json' with { type: 'json' };
import frPresentation from './locales/fr/presentation.json' with { type: 'json' };
import frWallet from './locales/fr/wallet.json' with { type: 'json' };
import frCertification from './locales/fr/certification.json' with { type: 'json' };
import frRegister from './locales/fr/register.json' with { type: 'json' };
import frOffer from './locales/fr/offer.json' with { type: 'json' };
import frOffers from './locales/fr/offers.json' with { type: 'json' };
import frReview from './locales/fr/review.json' with { type: 'json' };
import frSheets from './locales/fr/sheets.json' with { type: 'json' };
import frAid from './locales/fr/aid.json' with { type: 'json' };
import frProgrammes from './locales/fr/programmes.json' with { type: 'json' };
import frEligibility from './locales/fr/eligibility.json' with { type: 'json' };
import frStudio from './locales/fr/studio.json' with { type: 'json' };
import frBuilder from './locales/fr/builder.json' with { type: 'json' };
import frSimulation from './locales/fr/simulation.json' with { type: 'json' };
import frSteering from './locales/fr/steering.json' with { type: 'json' };
import frCase from './locales/fr/case.json' with { type: 'json' };
import frApply from './locales/fr/apply.json' with { type: 'json' };
import frFollow from './locales/fr/follow.json' with { type: 'json' };
import frVoucher from './locales/fr/voucher.json' with { type: 'json' };
import frCases from './locales/fr/cases.json' with { type: 'json' };
import frCasework from './locales/fr/casework.json' with { type: 'json' };
import frDecision from './locales/fr/decision.json' with { type: 'json' };
import frMoney from './locales/fr/money.json' with { type: 'json' };
import frAccreditation from './locales/fr/accreditation.json' with { type: 'json' };
import frRanking from './locales/fr/ranking.json' with { type: 'json' };
import frShortlist from './locales/fr/shortlist.json' with { type: 'json' };
import frMatching from './locales/fr/matching.json' with { type: 'json' };
import arCommon from './locales/ar/common.json' with { type: 'json' };
import arHome from './locales/ar/home.json' with { type: 'json' };
import arAssess from './locales/ar/assess.json' with { type: 'json' };
import arResult from './locales/ar/result.json' with { type: 'json' };
import arRoadmap from './locales/ar/roadmap.json' with { type: 'json' };
import arMethod from './locales/ar/method.json' with { type: 'json' };
import arPages from './locales/ar/pages.json' with { type: 'json' };
import arReport from './locales/ar/report.json' with { type: 'json' };
import arMail from './locales/ar/mail.json' with { type: 'json' };
import arAuth from './locales/ar/auth.json' with { type: 'json' };
import arSpace from './locales/ar/space.json' with { type: 'json' };
import arPeople from './locales/ar/people.json' with { type: 'json' };
import arSecurity from './locales/ar/security.json' with { type: 'json' };
import arAudit from './locales/ar/audit.json' with { type: 'json' };
import arEvidence from './locales/ar/evidence.json' with { type: 'json' };
import arSme from './locales/ar/sme.json' with { type: 'json' };
import arDma from './locales/ar/dma.json' with { type: 'json' };
import arAdvisor from './locales/ar/advisor.json' with { type: 'json' };
import arNotify from './locales/ar/notify.json' with { type: 'json' };
import arOperations from './locales/ar/operations.json' with { type: 'json' };
import arPasskey from './locales/ar/passkey.json' with { type: 'json' };
import arNotice from './locales/ar/notice.json' with { type: 'json' };
import arConsent from './locales/ar/consent.json' with { type: 'json' };
import arVocab from './locales/ar/vocab.json' with { type: 'json' };
import arCatalogue from './locales/ar/catalogue.json' with { type: 'json' };
import arProvider from './locales/ar/provider.json' with { type: 'json' };
import arPresentation from './locales/ar/presentation.json' with { type: 'json' };
import arWallet from './locales/ar/wallet.json' with { type: 'json' };
import arCertification from './locales/ar/certification.json' with { type: 'json' };
import arRegister from './locales/ar/register.json' with { type: 'json' };
import arOffer from './locales/ar/offer.json' with { type: 'json' };
import arOffers from './locales/ar/offers.json' with { type: 'json' };
import arReview from './locales/ar/review.json' with { type: 'json' };
import arSheets from './locales/ar/sheets.json' with { type: 'json' };
import arAid from './locales/ar/aid.json' with { type: 'json' };
import arProgrammes from './locales/ar/programmes.json' with { type: 'json' };
import arEligibility from './locales/ar/eligibility.json' with { type: 'json' };
import arStudio from './locales/ar/studio.json' with { type: 'json' };
import arBuilder from './locales/ar/builder.json' with { type: 'json' };
import arSimulation from './locales/ar/simulation.json' with { type: 'json' };
import arSteering from './locales/ar/steering.json' with { type: 'json' };
import arCase from './locales/ar/case.json' with { type: 'json' };
import arApply from './locales/ar/apply.json' with { type: 'json' };
import arFollow from './locales/ar/follow.json' with { type: 'json' };
import arVoucher from './locales/ar/voucher.json' with { type: 'json' };
import arCases from './locales/ar/cases.json' with { type: 'json' };
import arCasework from './locales/ar/casework.json' with { type: 'json' };
import arDecision from './locales/ar/decision.json' with { type: 'json' };
import arMoney from './locales/ar/money.json' with { type: 'json' };
import arAccreditation from './locales/ar/accreditation.json' with { type: 'json' };
import arRanking from './locales/ar/ranking.json' with { type: 'json' };
import arShortlist from './locales/ar/shortlist.json' with { type: 'json' };
import arMatching from './locales/ar/matching.json' with { type: 'json' };
import enCommon from './locales/en/common.json' with { type: 'json' };
import enHome from './locales/en/home.json' with { type: 'json' };
import enAssess from './locales/en/assess.json' with { type: 'json' };
import enResult from './locales/en/result.json' with { type: 'json' };
import enRoadmap from './locales/en/roadmap.json' with { type: 'json' };
import enMethod from './locales/en/method.json' with { type: 'json' };
import enPages from './locales/en/pages.json' with { type: 'json' };
import enReport from './locales/en/report.json' with { type: 'json' };
import enMail from './locales/en/mail.json' with { type: 'json' };
import enAuth from './locales/en/auth.json' with { type: 'json' };
import enSpace from './locales/en/space.json' with { type: 'json' };
import enPeople from './locales/en/people.json' with { type: 'json' };
import enSecurity from './locales/en/security.json' with { type: 'json' };
import enAudit from './locales/en/audit.json' with { type: 'json' };
import enEvidence from './locales/en/evidence.json' with { type: 'json' };
import enSme from './locales/en/sme.json' with { type: 'json' };
import enDma from './locales/en/dma.json' with { type: 'json' };
import enAdvisor from './locales/en/advisor.json' with { type: 'json' };
import enNotify from './locales/en/notify.json' with { type: 'json' };
import enOperations from './locales/en/operations.json' with { type: 'json' };
import enPasskey from './locales/en/passkey.json' with { type: 'json' };
import enNotice from './locales/en/notice.json' with { type: 'json' };
import enConsent from './locales/en/consent.json' with { type: 'json' };
import enVocab from './locales/en/vocab.json' with { type: 'json' };
import enCatalogue from './locales/en/catalogue.json' with { type: 'json' };
import enProvider from './locales/en/provider.json' with { type: 'json' };
import enPresentation from './locales/en/presentation.json' with { type: 'json' };
import enWallet from './locales/en/wallet.json' with { type: 'json' };
import enCertification from './locales/en/certification.json' with { type: 'json' };
import enRegister from './locales/en/register.json' with { type: 'json' };
import enOffer from './locales/en/offer.json' with { type: 'json' };
import enOffers from './locales/en/offers.json' with { type: 'json' };
import enReview from './locales/en/review.json' with { type: 'json' };
import enSheets from './locales/en/sheets.json' with { type: 'json' };
import enAid from './locales/en/aid.json' with { type: 'json' };
import enProgrammes from './locales/en/programmes.json' with { type: 'json' };
import enEligibility from './locales/en/eligibility.json' with { type: 'json' };
import enStudio from './locales/en/studio.json' with { type: 'json' };
import enBuilder from './locales/en/builder.json' with { type: 'json' };
import enSimulation from './locales/en/simulation.json' with { type: 'json' };
import enSteering from './locales/en/steering.json' with { type: 'json' };
import enCase from './locales/en/case.json' with { type: 'json' };
import enApply from './locales/en/apply.json' with { type: 'json' };
import enFollow from './locales/en/follow.json' with { type: 'json' };
import enVoucher from './locales/en/voucher.json' with { type: 'json' };
import enCases from './locales/en/cases.json' with { type: 'json' };
import enCasework from './locales/en/casework.json' with { type: 'json' };
import enDecision from './locales/en/decision.json' with { type: 'json' };
import enMoney from './locales/en/money.json' with { type: 'json' };
import enAccreditation from './locales/en/accreditation.json' with { type: 'json' };
import enRanking from './locales/en/ranking.json' with { type: 'json' };
import enShortlist from './locales/en/shortlist.json' with { type: 'json' };
import enMatching from './locales/en/matching.json' with { type: 'json' };
import zghCommon from './locales/zgh/common.json' with { type: 'json' };
import zghHome from './locales/zgh/home.json' with { type: 'json' };
import zghAssess from './locales/zgh/assess.json' with { type: 'json' };

/** Every locale file, for the server; the browser loads only what a page names. */
export const resources = {
  fr: {
    common: frCommon,
    home: frHome,
    assess: frAssess,
    result: frResult,
    roadmap: frRoadmap,
    method: frMethod,
    pages: frPages,
    report: frReport,
    mail: frMail,
    auth: frAuth,
    space: frSpace,
    people: frPeople,
    security: frSecurity,
    audit: frAudit,
    evidence: frEvidence,
    sme: frSme,
    dma: frDma,
    advisor: frAdvisor,
    notify: frNotify,
    operations: frOperations,
    consent: frConsent,
    notice: frNotice,
    passkey: frPasskey,
    vocab: frVocab,
    catalogue: frCatalogue,
    provider: frProvider,
    presentation: frPresentation,
    wallet: frWallet,
    certification: frCertification,
    register: frRegister,
    offer: frOffer,
    offers: frOffers,
    review: frReview,
    sheets: frSheets,
    aid: frAid,
    programmes: frProgrammes,
    eligibility: frEligibility,
    studio: frStudio,
    builder: frBuilder,
    simulation: frSimulation,
    steering: frSteering,
    case: frCase,
    apply: frApply,
    follow: frFollow,
    voucher: frVoucher,
    cases: frCases,
    casework: frCasework,
    decision: frDecision,
    money: frMoney,
    accreditation: frAccreditation,
    ranking: frRanking,
    shortlist: frShortlist,
    matching: frMatching,
  },
  ar: {
    common: arCommon,
    home: arHome,
    assess: arAssess,
    result: arResult,
    roadmap: arRoadmap,
    method: arMethod,
    pages: arPages,
    report: arReport,
    mail: arMail,
    auth: arAuth,
    space: arSpace,
    people: arPeople,
    security: arSecurity,
    audit: arAudit,
    evidence: arEvidence,
    sme: arSme,
    dma: arDma,
    advisor: arAdvisor,
    notify: arNotify,
    operations: arOperations,
    consent: arConsent,
    notice: arNotice,
    passkey: arPasskey,
    vocab: arVocab,
    catalogue: arCatalogue,
    provider: arProvider,
    presentation: arPresentation,
    wallet: arWallet,
    certification: arCertification,
    register: arRegister,
    offer: arOffer,
    offers: arOffers,
    review: arReview,
    sheets: arSheets,
    aid: arAid,
    programmes: arProgrammes,
    eligibility: arEligibility,
    studio: arStudio,
    builder: arBuilder,
    simulation: arSimulation,
    steering: arSteering,
    case: arCase,
    apply: arApply,
    follow: arFollow,
    voucher: arVoucher,
    cases: arCases,
    casework: arCasework,
    decision: arDecision,
    money: arMoney,
    accreditation: arAccreditation,
    ranking: arRanking,
    shortlist: arShortlist,
    matching: arMatching,
  },
  en: {
    common: enCommon,
    home: enHome,
    assess: enAssess,
    result: enResult,
    roadmap: enRoadmap,
    method: enMethod,
    pages: enPages,
    report: enReport,
    mail: enMail,
    auth: enAuth,
    space: enSpace,
    people: enPeople,
    security: enSecurity,
    audit: enAudit,
    evidence: enEvidence,
    sme: enSme,
    dma: enDma,
    advisor: enAdvisor,
    notify: enNotify,
    operations: enOperations,
    consent: enConsent,
    notice: enNotice,
    passkey: enPasskey,
    vocab: enVocab,
    catalogue: enCatalogue,
    provider: enProvider,
    presentation: enPresentation,
    wallet: enWallet,
    certification: enCertification,
    register: enRegister,
    offer: enOffer,
    offers: enOffers,
    review: enReview,
    sheets: enSheets,
    aid: enAid,
    programmes: enProgrammes,
    eligibility: enEligibility,
    studio: enStudio,
    builder: enBuilder,
    simulation: enSimulation,
    steering: enSteering,
    case: enCase,
    apply: enApply,
    follow: enFollow,
    voucher: enVoucher,
    cases: enCases,
    casework: enCasework,
    decision: enDecision,
    money: enMoney,
    accreditation: enAccreditation,
    ranking: enRanking,
    shortlist: enShortlist,
    matching: enMatching,
  },
  zgh: {
    common: zghCommon,
    home: zghHome,
    assess: zghAssess,
  },
} as const;
