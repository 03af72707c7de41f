import { formatDate, formatDateTime, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { isLang, LANGUAGES } from '#i18n/languages.ts';
import { factsView, houseView } from './paper-view.ts';
import type { PersonalData, PersonalDataOptions } from './personal-data-model.ts';
import { isolate, isolateCodes, isolateLtr, NARROW, plainText } from './typed-text.ts';

interface Line {
  readonly label: string;
  readonly value: string;
}

interface Section {
  readonly title: string;
  /** Said when there is nothing, or before what there is; null for neither. */
  readonly note: string | null;
  /** One block each, of lines that belong together. */
  readonly items: readonly (readonly Line[])[];
}

function createWriter({ lang, now, demo }: PersonalDataOptions) {
  const t = i18nFor(lang).getFixedT(null, ['consent', 'notify', 'report']);
  return {
    t,
    lang,
    now,
    demo,
    /** A text a person typed. */
    typed: (text: string) => isolate(plainText(text, NARROW)),
    /** A text of the platform. */
    text: (text: string) => plainText(lang === 'ar' ? isolateCodes(text) : text),
    /** An address, number or code. */
    code: (text: string) => isolateLtr(plainText(text)),
    day: (date: Date) => formatDate(lang, date),
    time: (date: Date) => formatDateTime(lang, date),
    count: (list: readonly unknown[]) => formatNumber(lang, list.length),
  };
}

type Writer = ReturnType<typeof createWriter>;

/** Lines with something to say; the others are left out. */
function lines(...pairs: readonly (readonly [string, string | null])[]): Line[] {
  return factsView(pairs);
}

const maybe = <T>(value: T | null, write: (value: T) => string) =>
  value === null ? null : write(value);

/** What the template prints: strings in the reader's language. */
export function toPersonalDataView(data: PersonalData, options: PersonalDataOptions) {
  const writer = createWriter(options);
  const { t, day } = writer;
  return {
    ...houseView(options.lang, options.demo),
    title: t('pdf.title'),
    subtitle: t('pdf.subtitle'),
    page: t('report:page', { page: '{{page}}', pages: '{{pages}}' }),
    printed: t('pdf.printedOn', { date: day(options.now) }),
    date: options.now.toISOString().slice(0, 10),
    sections: [
      identity(writer, data),
      roles(writer, data),
      organisations(writer, data),
      consents(writer, data),
      requests(writer, data),
      keys(writer, data),
      assessments(writer, data),
      rest(writer, data),
    ].map((section) => ({
      ...section,
      note: section.note ?? (section.items.length === 0 ? t('pdf.nothing') : null),
    })),
    rights: writer.text(t('pdf.rights')),
  };
}

function identity({ t, typed, code, day }: Writer, { account }: PersonalData): Section {
  const { language } = account;
  const shown = isLang(language) ? LANGUAGES[language].name : language;
  return {
    title: t('account.who'),
    note: null,
    items: [
      lines(
        [t('account.name'), typed(account.name)],
        [t('account.email'), maybe(account.email, code)],
        [t('account.phone'), maybe(account.phone, code)],
        [t('account.language'), typed(shown)],
        [t('account.since'), day(account.createdAt)],
      ),
    ],
  };
}

function roles({ t, typed, day }: Writer, data: PersonalData): Section {
  return {
    title: t('pdf.roles'),
    note: null,
    items: data.roles.map(({ role, organisation, requestedAt, endedAt }) =>
      lines(
        [t('pdf.organisation'), typed(organisation.name)],
        [t('pdf.role'), t(`notify:role.${role as 'sme-owner'}`)],
        [t('pdf.from'), day(requestedAt)],
        [t('pdf.to'), maybe(endedAt, day)],
      ),
    ),
  };
}

function organisations({ t, typed, code, day }: Writer, data: PersonalData): Section {
  return {
    title: t('pdf.organisations'),
    note: null,
    items: data.organisations.map(({ name, ice, createdAt }) =>
      lines(
        [t('pdf.organisation'), typed(name)],
        [t('pdf.ice'), maybe(ice, code)],
        [t('pdf.registered'), day(createdAt)],
      ),
    ),
  };
}

function consents({ t, typed, time }: Writer, data: PersonalData): Section {
  return {
    title: t('consents.title'),
    note: null,
    items: data.consents.map((consent) =>
      lines(
        [t('pdf.text'), typed(consent.text)],
        [t('receipt.firm'), maybe(consent.firm, typed)],
        [t('receipt.recipient'), maybe(consent.recipient, typed)],
        [t('receipt.grantedAt'), time(consent.grantedAt)],
        [t('receipt.withdrawnAt'), maybe(consent.withdrawnAt, time)],
      ),
    ),
  };
}

function requests({ t, typed, day }: Writer, data: PersonalData): Section {
  return {
    title: t('requests.title'),
    note: null,
    items: data.requests.map((request) =>
      lines(
        [t('queue.kind'), t(`requestKind.${request.kind}`)],
        [t('requests.openedAt'), day(request.openedAt)],
        [t('consents.state'), t(`requestStatus.${request.status}`)],
        [t('queue.text'), typed(request.text)],
        [t('requests.answer'), maybe(request.answer, typed)],
      ),
    ),
  };
}

function keys({ t, typed, time }: Writer, data: PersonalData): Section {
  const { hasPassword, secondFactorSince } = data.account;
  return {
    title: t('pdf.keys'),
    note: null,
    items: [
      lines(
        [t('pdf.password'), hasPassword ? t('pdf.passwordSet') : t('pdf.passwordNone')],
        [t('pdf.secondFactor'), maybe(secondFactorSince, time)],
      ),
      ...data.passkeys.map(({ name, createdAt }) =>
        lines([t('pdf.passkey'), typed(name)], [t('pdf.from'), time(createdAt)]),
      ),
      ...data.sessions.map(({ device, createdAt, seenAt }) =>
        lines(
          [t('pdf.session'), typed(device)],
          [t('pdf.from'), time(createdAt)],
          [t('pdf.seen'), time(seenAt)],
        ),
      ),
    ],
  };
}

function assessments({ t, day, count }: Writer, data: PersonalData): Section {
  return {
    title: t('pdf.assessments'),
    note: null,
    items: data.assessments.map(({ createdAt, completedAt, evidence }) =>
      lines(
        [t('pdf.started'), day(createdAt)],
        [t('pdf.completed'), maybe(completedAt, day)],
        [t('pdf.evidence'), count(evidence)],
      ),
    ),
  };
}

function rest({ t, count }: Writer, data: PersonalData): Section {
  return {
    title: t('pdf.rest'),
    note: t('pdf.restNote'),
    items: [
      lines(
        [t('pdf.notifications'), count(data.notifications)],
        [t('pdf.trail'), count(data.trail)],
      ),
    ],
  };
}
