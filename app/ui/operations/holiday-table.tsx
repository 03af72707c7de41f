import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { HOLIDAY_CODES } from '#domain/accounts/schema.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Status } from '../workspace/parts.tsx';

export interface HolidayRow {
  readonly day: string;
  /** The day as shown. */
  readonly shown: string;
  readonly code: string;
  readonly status: 'fixed' | 'expected' | 'confirmed';
  readonly source: string;
}

const TONES = { fixed: 'neutral', expected: 'attention', confirmed: 'good' } as const;
const COMPUTED = ['law', 'umm-al-qura'] as const;

/** The holidays of a year; those that follow the moon can be confirmed, all can be changed. */
export function HolidayTable({
  year,
  holidays,
}: {
  readonly year: number;
  readonly holidays: readonly HolidayRow[];
}) {
  const { t } = useTranslation('operations');
  const nameOf = (code: string) => {
    const known = HOLIDAY_CODES.find((one) => one === code);
    return known ? t(`holidays.name.${known}`) : code;
  };
  const sourceOf = (source: string) => {
    const known = COMPUTED.find((one) => one === source);
    return known ? t(`holidays.source.${known}`) : <bdi>{source}</bdi>;
  };
  return (
    <DataTable
      caption={t('holidays.caption', { year })}
      columns={[
        t('holidays.column.day'),
        t('holidays.column.name'),
        t('holidays.column.status'),
        t('holidays.column.source'),
        t('holidays.column.action'),
      ]}
      rows={holidays.map(({ day, shown, code, status, source }) => ({
        key: day,
        cells: [
          shown,
          nameOf(code),
          <Status key="status" tone={TONES[status]}>
            {t(`holidays.status.${status}`)}
          </Status>,
          sourceOf(source),
          <HolidayActions key="act" {...{ year, day, shown, status }} />,
        ],
      }))}
    />
  );
}

function HolidayActions({
  year,
  day,
  shown,
  status,
}: Pick<HolidayRow, 'day' | 'shown' | 'status'> & { readonly year: number }) {
  const { t } = useTranslation('operations');
  const which = <span className="vh">{shown}</span>;
  return (
    <Form method="post" className="inline-form">
      {status === 'expected' && (
        <SubmitButton look="plain" name="confirm" value={day}>
          {t('holidays.confirm')} {which}
        </SubmitButton>
      )}
      <Link to={`?year=${year}&edit=${day}#form`}>
        {t('holidays.edit')} {which}
      </Link>
      <SubmitButton look="danger" name="delete" value={day}>
        {t('holidays.delete')} {which}
      </SubmitButton>
    </Form>
  );
}
