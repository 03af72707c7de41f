import { useTranslation } from 'react-i18next';

interface CalendarProps {
  readonly running: {
    readonly allocation: string;
    readonly drawCommitment: string | null;
    readonly serviceLevels: readonly {
      readonly level: string;
      readonly name: string;
      readonly days: string;
    }[];
  };
}

/** How files are taken and how long each step may last. */
export function Calendar({ running }: CalendarProps) {
  const { t } = useTranslation('programmes');
  const { allocation, drawCommitment, serviceLevels } = running;
  return (
    <section>
      <h2>{t('page.calendar')}</h2>
      <p>
        {t('dates.allocation')} <strong>{allocation}</strong>
      </p>
      {drawCommitment !== null && (
        <div className="scroll">
          <table className="cells">
            <caption>{t('dates.draw')}</caption>
            <tbody>
              <tr>
                <td className="ltr">{drawCommitment}</td>
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {serviceLevels.length > 0 && (
        <div className="scroll">
          <table>
            <caption>{t('dates.levels')}</caption>
            <tbody>
              {serviceLevels.map(({ level, name, days }) => (
                <tr key={level}>
                  <th scope="row">{name}</th>
                  <td>{days}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
