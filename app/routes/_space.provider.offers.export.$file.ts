import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  exampleOffer,
  exportOffers,
  exportTemplate,
  sheetWords,
  type SheetTexts,
} from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { LANGUAGES, type Lang } from '#i18n/languages.ts';
import { resources } from '#i18n/resources.server.ts';
import { vocabularyWords } from '#i18n/vocabulary-words.server.ts';
import { attachmentHeaders } from '#web/attachment.server.ts';
import { guarded } from '#web/guard.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

const TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The firm's offers, or an empty template, as a sheet. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  const [, name, format] =
    /^(offers|template)\.(csv|xlsx)$/.exec(requireParam(args.params, 'file')) ?? [];
  if (format !== 'csv' && format !== 'xlsx') throw notFound();
  const words = sheetWords(vocabularyWords());
  const texts = sheetTexts(lang);
  const bytes = await guarded(() =>
    name === 'offers'
      ? exportOffers(actor, format, words, texts)
      : exportTemplate(actor, format, words, texts, exampleOffer()),
  );
  return new Response(Buffer.from(bytes), {
    headers: attachmentHeaders({
      fileName: `raqmana-${name}.${format}`,
      mediaType: TYPES[format],
      bytes: bytes.length,
    }),
  });
}

function sheetTexts(lang: Lang): SheetTexts {
  const t = i18nFor(lang).getFixedT(null, ['sheets', 'offers']);
  const codesOf = <T extends object>(texts: T) => Object.keys(texts) as (keyof T & string)[];
  const { column } = resources.fr.sheets;
  const { state } = resources.fr.offers;
  return {
    headings: Object.fromEntries(codesOf(column).map((key) => [key, t(`sheets:column.${key}`)])),
    states: Object.fromEntries(codesOf(state).map((key) => [key, t(`offers:state.${key}`)])),
    offersSheet: t('sheets:sheet.offers'),
    valuesSheet: t('sheets:sheet.values'),
    rightToLeft: LANGUAGES[lang].dir === 'rtl',
  };
}
