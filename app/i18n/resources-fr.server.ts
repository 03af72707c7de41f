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
import frConsent from './locales/fr/consent.json' with { type: 'json' };
import frNotice from './locales/fr/notice.json' with { type: 'json' };
import frPasskey from './locales/fr/passkey.json' with { type: 'json' };
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
import frEngagement from './locales/fr/engagement.json' with { type: 'json' };
import frQuotes from './locales/fr/quotes.json' with { type: 'json' };
import frAgreement from './locales/fr/agreement.json' with { type: 'json' };
import frDelivery from './locales/fr/delivery.json' with { type: 'json' };
import frPayment from './locales/fr/payment.json' with { type: 'json' };
import frClaim from './locales/fr/claim.json' with { type: 'json' };
import frReplay from './locales/fr/replay.json' with { type: 'json' };
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
import frClawback from './locales/fr/clawback.json' with { type: 'json' };
import frRanking from './locales/fr/ranking.json' with { type: 'json' };
import frShortlist from './locales/fr/shortlist.json' with { type: 'json' };
import frMatching from './locales/fr/matching.json' with { type: 'json' };

/** Every text of the language, by namespace. */
export const frResources = {
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
  engagement: frEngagement,
  quotes: frQuotes,
  agreement: frAgreement,
  delivery: frDelivery,
  payment: frPayment,
  claim: frClaim,
  replay: frReplay,
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
  clawback: frClawback,
  ranking: frRanking,
  shortlist: frShortlist,
  matching: frMatching,
} as const;
