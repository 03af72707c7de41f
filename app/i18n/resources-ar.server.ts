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
import arConsent from './locales/ar/consent.json' with { type: 'json' };
import arNotice from './locales/ar/notice.json' with { type: 'json' };
import arPasskey from './locales/ar/passkey.json' with { type: 'json' };
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
import arEngagement from './locales/ar/engagement.json' with { type: 'json' };
import arQuotes from './locales/ar/quotes.json' with { type: 'json' };
import arAgreement from './locales/ar/agreement.json' with { type: 'json' };
import arDelivery from './locales/ar/delivery.json' with { type: 'json' };
import arPayment from './locales/ar/payment.json' with { type: 'json' };
import arClaim from './locales/ar/claim.json' with { type: 'json' };
import arReplay from './locales/ar/replay.json' with { type: 'json' };
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
import arClawback from './locales/ar/clawback.json' with { type: 'json' };
import arRanking from './locales/ar/ranking.json' with { type: 'json' };
import arShortlist from './locales/ar/shortlist.json' with { type: 'json' };
import arMatching from './locales/ar/matching.json' with { type: 'json' };

/** Every text of the language, by namespace. */
export const arResources = {
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
  engagement: arEngagement,
  quotes: arQuotes,
  agreement: arAgreement,
  delivery: arDelivery,
  payment: arPayment,
  claim: arClaim,
  replay: arReplay,
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
  clawback: arClawback,
  ranking: arRanking,
  shortlist: arShortlist,
  matching: arMatching,
} as const;
