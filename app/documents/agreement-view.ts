import geography from '#content/geography.json' with { type: 'json' };
import legalForms from '#content/legal-forms.json' with { type: 'json' };
import { formatDate, formatMad, formatPercent } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { ContentLang } from '#i18n/languages.ts';
import type { AgreementPrint } from './agreement-model.ts';
import { amountInWords } from './amount-words.ts';
import { checkView, factsView, houseView } from './paper-view.ts';
import { isolate, isolateCodes, isolateLtr, NARROW, plainText } from './typed-text.ts';

const textsOf = (language: ContentLang) => i18nFor(language).getFixedT(null, 'agreement');
type Texts = ReturnType<typeof textsOf>;

/** A text in both languages of the paper. */
interface Pair {
  readonly first: string;
  readonly second: string;
}

const typed = (text: string) => isolate(plainText(text, NARROW));
const mad = (language: ContentLang, amount: string) => isolate(formatMad(language, BigInt(amount)));
const coded = (language: ContentLang, text: string) =>
  plainText(language === 'ar' ? isolateCodes(text) : text);

/** The language beside that of the firm: Arabic, or French where Arabic comes first. */
function besideOf(language: ContentLang): ContentLang {
  return language === 'ar' ? 'fr' : 'ar';
}

function partyView(language: ContentLang, t: Texts, party: AgreementPrint['firm']) {
  const form = legalForms.find(({ code }) => code === party.legalForm);
  const place = geography.provinces.find(({ code }) => code === party.province);
  const register = [party.tradeRegister, party.registerCourt].filter((text) => text !== '');
  return {
    name: typed(party.name),
    nameArabic: party.nameArabic === '' ? null : typed(party.nameArabic),
    facts: factsView([
      [t('pdf.ice'), party.ice === '' ? null : isolateLtr(plainText(party.ice))],
      [t('pdf.legalForm'), form ? form[language] : null],
      [t('pdf.register'), register.length === 0 ? null : typed(register.join(' '))],
      [t('pdf.place'), place ? (language === 'ar' ? place.ar : place.fr) : null],
    ]),
  };
}

function milestoneView(print: AgreementPrint, t: Texts, place: number) {
  const { language, milestones, lines } = print;
  const one = milestones[place];
  if (!one) throw new Error('an agreement has fewer milestones than it counts');
  return {
    title: t('pdf.milestone', { number: place + 1, title: typed(one.title) }),
    acceptance: typed(one.acceptance),
    deliverBy: t('pdf.deliverBy', { date: formatDate(language, one.deliverBy) }),
    lines: lines
      .filter(({ milestone }) => milestone === place + 1)
      .map(({ label, quantity, unit, unitPrice, vatPercent, exemption }) => ({
        label: typed(exemption === '' ? label : `${label} (${exemption})`),
        quantity: isolate(`${String(quantity)} ${plainText(unit, NARROW)}`),
        unitPrice: mad(language, unitPrice),
        vat: isolate(formatPercent(language, vatPercent / 100)),
        ht: mad(language, String(BigInt(unitPrice) * BigInt(quantity))),
      })),
    sum: t('pdf.milestoneSum', {
      ht: mad(language, one.ht),
      vat: mad(language, one.vat),
      subsidy: mad(language, one.subsidy),
      share: mad(language, one.share),
    }),
  };
}

/** What the template prints: strings in the firm's language, fixed texts in another one beside. */
export function toAgreementView(print: AgreementPrint) {
  const { language, demo, number, address, amends, offer } = print;
  const beside = besideOf(language);
  const [t, u] = [textsOf(language), textsOf(beside)];
  const day = (date: string) => isolate(formatDate(language, date));
  const ttc = String(print.total);
  const words = amountInWords(language, print.total);
  const title = amends === null ? 'pdf.title' : 'pdf.amendmentTitle';
  return {
    ...houseView(language, demo),
    beside: { lang: beside, rtl: beside === 'ar' },
    documentTitle: t(title, { number: isolateLtr(number) }),
    title: t(title, { number: isolateLtr(number) }),
    subtitle: u(title, { number: isolateLtr(number) }),
    specimen: demo ? t('pdf.specimen') : null,
    parties: [
      { label: t('pdf.firm'), other: u('pdf.firm'), ...partyView(language, t, print.firm) },
      {
        label: t('pdf.provider'),
        other: u('pdf.provider'),
        ...partyView(language, t, print.provider),
      },
    ],
    amends:
      amends &&
      t('pdf.amends', { number: isolateLtr(amends.number), reason: typed(amends.reason) }),
    facts: factsView([
      [t('pdf.programme'), typed(print.programme[language])],
      [t('pdf.owner'), typed(print.owner)],
      [t('pdf.voucher'), isolateLtr(plainText(print.voucher))],
      [
        t('pdf.offer'),
        offer.fr === '' ? null : typed(language === 'ar' && offer.ar !== '' ? offer.ar : offer.fr),
      ],
      [t('pdf.startOn'), day(print.startOn)],
      [t('pdf.madeOn'), day(print.madeOn)],
    ]),
    workTitle: { first: t('pdf.work'), second: u('pdf.work') } satisfies Pair,
    columns: [
      ...[t('pdf.label'), t('pdf.quantity'), t('pdf.unitPrice')],
      ...[t('pdf.vatRate'), t('pdf.lineHt')],
    ],
    milestones: print.milestones.map((_, place) => milestoneView(print, t, place)),
    acceptanceLabel: t('pdf.acceptance'),
    note: print.note === '' ? null : { label: t('pdf.note'), text: typed(print.note) },
    moneyTitle: { first: t('pdf.money'), second: u('pdf.money') } satisfies Pair,
    money: [
      [t('pdf.ht'), mad(language, print.ht), u('pdf.ht')],
      ...print.vatLines.map(({ percent, ht, vat }) => {
        const rate = { percent: formatPercent(language, percent / 100), ht: mad(language, ht) };
        return [t('pdf.vat', rate), mad(language, vat), u('pdf.vatShort')];
      }),
      [t('pdf.ttc'), mad(language, ttc), u('pdf.ttc')],
      [t('pdf.subsidy'), mad(language, print.subsidy), u('pdf.subsidy')],
      [t('pdf.share'), mad(language, print.share), u('pdf.share')],
    ].map(([label, value, other]) => ({ label, value, other })),
    words: words === null ? null : t('pdf.inWords', { words }),
    clausesTitle: { first: t('pdf.clauses'), second: u('pdf.clauses') } satisfies Pair,
    clauses: print.articles.map((article, place) => ({
      first: {
        title: t('pdf.clause', { number: place + 1, title: article.title[language] }),
        text: coded(language, article.text[language]),
      },
      second: {
        title: u('pdf.clause', { number: place + 1, title: article.title[beside] }),
        text: coded(beside, article.text[beside]),
      },
    })),
    signed: { first: t('pdf.signed'), second: u('pdf.signed') } satisfies Pair,
    check: checkView(address, {
      title: t('pdf.verifyTitle'),
      text: t('pdf.verify'),
      qrText: t('pdf.qr', { address }),
    }),
    code: isolateLtr(print.code),
    number: isolateLtr(number),
    printed: t('pdf.printed', { date: formatDate(language, print.madeOn) }),
    date: print.madeOn,
  };
}
