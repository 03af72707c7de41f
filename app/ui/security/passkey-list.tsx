import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { DataTable, Panel } from '../workspace/parts.tsx';

interface ShownPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** The passkeys of an account, each with a button that forgets it. */
export function PasskeyList({ passkeys }: { readonly passkeys: readonly ShownPasskey[] }) {
  const { t } = useTranslation('security');
  return (
    <Form method="post">
      <DataTable
        caption={t('passkeys.title')}
        columns={[
          t('passkeys.name'),
          t('passkeys.created'),
          t('passkeys.used'),
          t('passkeys.action'),
        ]}
        rows={passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
          key: id,
          cells: [
            <bdi key="name">{name}</bdi>,
            createdAt,
            lastUsedAt ?? t('passkeys.never'),
            <SubmitButton key="remove" look="danger" name="remove" value={id}>
              {t('passkeys.remove')} <bdi className="vh">{name}</bdi>
            </SubmitButton>,
          ],
        }))}
      />
    </Form>
  );
}

/** Gives one of the passkeys a name that tells which device it is. */
export function PasskeyRename({
  passkeys,
  typed,
  error,
}: {
  readonly passkeys: readonly ShownPasskey[];
  readonly typed: { readonly passkey: string; readonly name: string } | undefined;
  readonly error: string | undefined;
}) {
  const { t } = useTranslation('security');
  return (
    <Panel title={t('passkeys.rename')}>
      <Form method="post" noValidate>
        <SelectField
          name="passkey"
          label={t('passkeys.which')}
          choices={passkeys.map(({ id, name, createdAt }) => ({
            value: id,
            label: t('passkeys.choice', { name, date: createdAt }),
          }))}
          defaultValue={typed?.passkey}
        />
        <TextField
          name="name"
          label={t('passkeys.newName')}
          hint={t('passkeys.newNameHint')}
          error={error}
          dir="auto"
          maxLength={60}
          defaultValue={typed?.name}
        />
        <SubmitButton look="plain">{t('passkeys.saveName')}</SubmitButton>
      </Form>
    </Panel>
  );
}
