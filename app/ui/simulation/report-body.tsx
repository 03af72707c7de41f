import '../styles/simulation.css';
import { useTranslation } from 'react-i18next';
import type { Headline, ReportSection, SimulationReport } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { ReportBars } from './report-bars.tsx';
import { ReportTables } from './report-tables.tsx';

/** The report of a simulation: what matters most, then each part with its figures. */
export function ReportBody({
  report,
  lang,
}: {
  readonly report: SimulationReport;
  readonly lang: Lang;
}) {
  const { t } = useTranslation('simulation');
  const { subtitle, synthetic, outdated, headlines, sections } = report;
  return (
    <>
      <p className="hint">{subtitle}</p>
      <p className="note">{synthetic}</p>
      {outdated !== null && <p className="note warn">{outdated}</p>}
      <dl className="headlines">
        {headlines.map((headline) => (
          <HeadlineBox key={headline.id} headline={headline} />
        ))}
      </dl>
      <nav aria-label={t('contents')}>
        <ul className="report-contents">
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map((section) => (
        <Section key={section.id} section={section} lang={lang} />
      ))}
    </>
  );
}

function HeadlineBox({ headline: { label, value, note } }: { readonly headline: Headline }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figure">{value}</dd>
      <dd>{note}</dd>
    </div>
  );
}

function Section({ section, lang }: { readonly section: ReportSection; readonly lang: Lang }) {
  const { id, title, paragraphs, charts, tables, lists } = section;
  return (
    <section id={id} className="report-section">
      <h2>{title}</h2>
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {charts.map((chart) => (
        <ReportBars key={chart.label} chart={chart} lang={lang} />
      ))}
      <ReportTables tables={tables} folded={charts.length > 0} />
      {lists.map((list) => (
        <div key={list.title}>
          <h3>{list.title}</h3>
          <ul>
            {list.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
