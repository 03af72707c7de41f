import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CredentialKind } from '#domain/catalogue/schema.ts';

/** Kinds of papers as links to the form that adds one. */
export function KindChoice({
  here,
  kinds,
}: {
  /** Path of the wallet. */
  readonly here: string;
  readonly kinds: readonly CredentialKind[];
}) {
  const { t } = useTranslation(['wallet', 'vocab']);
  return (
    <ul className="steps">
      {kinds.map((kind) => (
        <li key={kind}>
          <Link to={`${here}/new?kind=${kind}`}>{t(`vocab:credential.${kind}`)}</Link>
          <p className="hint">{t(`form.about.${kind}`)}</p>
        </li>
      ))}
    </ul>
  );
}
