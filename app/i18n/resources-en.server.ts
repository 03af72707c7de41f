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
import enConsent from './locales/en/consent.json' with { type: 'json' };
import enNotice from './locales/en/notice.json' with { type: 'json' };
import enPasskey from './locales/en/passkey.json' with { type: 'json' };
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
import enEngagement from './locales/en/engagement.json' with { type: 'json' };
import enQuotes from './locales/en/quotes.json' with { type: 'json' };
import enAgreement from './locales/en/agreement.json' with { type: 'json' };
import enDelivery from './locales/en/delivery.json' with { type: 'json' };
import enPayment from './locales/en/payment.json' with { type: 'json' };
import enClaim from './locales/en/claim.json' with { type: 'json' };
import enReplay from './locales/en/replay.json' with { type: 'json' };
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
import enClawback from './locales/en/clawback.json' with { type: 'json' };
import enRanking from './locales/en/ranking.json' with { type: 'json' };
import enShortlist from './locales/en/shortlist.json' with { type: 'json' };
import enMatching from './locales/en/matching.json' with { type: 'json' };

/** Every text of the language, by namespace. */
export const enResources = {
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
  engagement: enEngagement,
  quotes: enQuotes,
  agreement: enAgreement,
  delivery: enDelivery,
  payment: enPayment,
  claim: enClaim,
  replay: enReplay,
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
  clawback: enClawback,
  ranking: enRanking,
  shortlist: enShortlist,
  matching: enMatching,
} as const;
