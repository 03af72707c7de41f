import { useTranslation } from 'react-i18next';
import { DataTable, Status, type Tone } from '../workspace/parts.tsx';

/** A category in a region and a language, with every figure in words. */
export interface CoverageLine {
  readonly key: string;
  readonly category: string;
  readonly region: string;
  readonly language: string;
  readonly firms: string;
  readonly thin: string;
  readonly offers: string;
  readonly providers: string;
  readonly gap: 'nobody' | 'few' | 'enough';
}

const TONES: Readonly<Record<CoverageLine['gap'], Tone>> = {
  nobody: 'bad',
  few: 'attention',
  enough: 'good',
};

/** What firms need beside what they can buy there. */
export function CoverageTable({ lines }: { readonly lines: readonly CoverageLine[] }) {
  const { t } = useTranslation('steering');
  return (
    <div className="short-states">
      <DataTable
        caption={t('coverage.table')}
        columns={[
          ...[t('coverage.category'), t('coverage.region'), t('coverage.language')],
          ...[t('coverage.firms'), t('coverage.thin')],
          ...[t('coverage.providers'), t('coverage.offers'), t('coverage.gap')],
        ]}
        rows={lines.map(({ key, gap, ...line }) => ({
          key,
          cells: [
            ...[line.category, line.region, line.language, line.firms, line.thin],
            ...[line.providers, line.offers],
            <Status key="gap" tone={TONES[gap]}>
              {t(`coverage.gaps.${gap}`)}
            </Status>,
          ],
        }))}
      />
    </div>
  );
}
