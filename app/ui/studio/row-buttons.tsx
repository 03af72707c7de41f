import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useTranslation } from 'react-i18next';

/** Asks for one more row of a list by sending the form: nothing is saved yet. */
export function AddRow({ list, children }: { readonly list: string; readonly children: string }) {
  return (
    <Button type="submit" variant="light" id={`add.${list}`} name="do" value={`add.${list}`}>
      {children}
    </Button>
  );
}

/** Takes a row out of the form: nothing is saved yet. */
export function RemoveRow({ list, row }: { readonly list: string; readonly row: number }) {
  const { t } = useTranslation('studio');
  return (
    <Button
      type="submit"
      variant="light"
      color="red"
      name="do"
      value={`remove.${list}.${String(row)}`}
      aria-label={t('removeRow', { row: row + 1 })}
    >
      {t('remove')}
    </Button>
  );
}
