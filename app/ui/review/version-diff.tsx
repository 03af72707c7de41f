import { useTranslation } from 'react-i18next';
import type {
  BilingualEdits,
  DeliverableEdit,
  OfferChange,
  OfferNames,
} from '#domain/catalogue/schema.ts';
import { formatPercent } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { Edit, TextEdits } from './text-edits.tsx';
import { useOfferWords } from './use-offer-words.ts';

interface DiffProps {
  readonly changes: readonly OfferChange[];
  readonly names: OfferNames;
  readonly lang: Lang;
}

const LANGS = ['fr', 'ar'] as const;

/**
 * What changed between two versions of an offer, field by field, in plain elements. The page names
 * the texts `review` and `vocab` in its handle.
 */
export function VersionDiff({ changes, names, lang }: DiffProps) {
  const { t } = useTranslation('review');
  if (changes.length === 0) return <p>{t('diff.none')}</p>;
  return (
    <dl className="version-diff">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>
            <strong>{t(`field.${change.field}`)}</strong>
          </dt>
          <dd>
            <Change {...{ change, names, lang }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ChangeProps extends Omit<DiffProps, 'changes'> {
  readonly change: OfferChange;
}

function Change({ change, names, lang }: ChangeProps) {
  const words = useOfferWords(names, lang);
  switch (change.kind) {
    case 'text':
      return <Texts edits={change.edits} />;
    case 'list': {
      const { field } = change;
      return <ListChange edits={change.edits} word={(code) => words.item(field, code)} />;
    }
    case 'value': {
      const { field, before, after } = change;
      return <Replaced before={words.value(field, before)} after={words.value(field, after)} />;
    }
    case 'price':
      return <PriceChange {...{ change, words, lang }} />;
    case 'deliverables':
      return (
        <ol>
          {change.edits.map((edit, index) => (
            <li key={index}>
              <DeliverableChange edit={edit} />
            </li>
          ))}
        </ol>
      );
  }
}

function Texts({ edits }: { readonly edits: BilingualEdits }) {
  return (
    <>
      {LANGS.map((lang) => {
        const changed = edits[lang];
        return changed === null ? null : <TextEdits key={lang} edits={changed} lang={lang} />;
      })}
    </>
  );
}

function ListChange({
  edits,
  word,
}: {
  readonly edits: Extract<OfferChange, { kind: 'list' }>['edits'];
  readonly word: (code: string) => string;
}) {
  return (
    <ul>
      {edits.flatMap(({ kind, items }) =>
        items.map((code) => (
          <li key={`${kind} ${code}`}>
            {kind === 'same' ? word(code) : <Edit kind={kind} text={word(code)} />}
          </li>
        )),
      )}
    </ul>
  );
}

function Replaced({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <p>
      <Edit kind="removed" text={before} /> <Edit kind="added" text={after} />
    </p>
  );
}

function PriceChange({
  change: { before, after, rise },
  words,
  lang,
}: {
  readonly change: Extract<OfferChange, { kind: 'price' }>;
  readonly words: ReturnType<typeof useOfferWords>;
  readonly lang: Lang;
}) {
  const { t } = useTranslation('review');
  return (
    <>
      <Replaced before={words.price(before)} after={words.price(after)} />
      {rise !== null && rise !== 0 && (
        <p>
          {t(rise > 0 ? 'diff.dearer' : 'diff.cheaper', {
            share: formatPercent(lang, Math.abs(rise), 1),
          })}
        </p>
      )}
    </>
  );
}

function DeliverableChange({ edit }: { readonly edit: DeliverableEdit }) {
  const { t } = useTranslation('review');
  if (edit.kind !== 'changed') {
    const { text, acceptance } = edit.item;
    const whole = [text.fr, text.ar, acceptance.fr, acceptance.ar].filter((one) => one !== '');
    const said = whole.join(' · ');
    return edit.kind === 'same' ? <bdi>{said}</bdi> : <Edit kind={edit.kind} text={said} />;
  }
  return (
    <>
      <Texts edits={edit.text} />
      {(edit.acceptance.fr !== null || edit.acceptance.ar !== null) && (
        <>
          <span className="hint">{t('acceptance')}</span>
          <Texts edits={edit.acceptance} />
        </>
      )}
    </>
  );
}
