import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CaseActs } from '#domain/cases/schema.ts';
import { ButtonLink } from '../workspace/parts.tsx';

const DECIDING = ['propose', 'decide', 'appeal', 'revoke'] as const;

/** The one thing to do next, and what else is done to a case on pages of its own. */
export function CaseNav({ may, here }: { readonly may: CaseActs; readonly here: string }) {
  const { t } = useTranslation('casework');
  const main = DECIDING.find((act) => may[act]);
  const others = DECIDING.filter((act) => may[act] && act !== main);
  const pages = [
    ...(may.check ? (['check'] as const) : []),
    ...(may.correct ? (['correct'] as const) : []),
    ...(['opinions'] as const),
    ...(may.officer ? (['officer'] as const) : []),
  ];
  return (
    <nav aria-label={t('acts.label')}>
      <ul className="case-acts">
        {main !== undefined && (
          <li>
            <ButtonLink to={`${here}/${main}`}>{t(`acts.${main}`)}</ButtonLink>
          </li>
        )}
        {[...others, ...pages].map((page) => (
          <li key={page}>
            <ButtonLink to={`${here}/${page}`} look="plain">
              {t(`acts.${page}`)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const SECTIONS = [
  ...(['head', 'project', 'rules', 'papers', 'checklist', 'corrections', 'talk'] as const),
  ...(['decisions', 'facts', 'links', 'clocks', 'history'] as const),
] as const;

/** Links to the sections of a long page, for those who move by keyboard or by ear. */
export function SectionLinks() {
  const { t } = useTranslation('casework');
  return (
    <nav className="case-sections" aria-label={t('sections.label')}>
      <ul>
        {SECTIONS.map((section) => (
          <li key={section}>
            <a href={`#${section}`}>{t(`sections.${section}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A link from a panel to the page where it is worked on. */
export function WorkLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <p>
      <Link to={to}>{children}</Link>
    </p>
  );
}
