import { Radio, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedActionView } from '#domain/assessment/schema.ts';
import { useMessages } from '#ui/use-messages.ts';

/** What the action's page answers when it refuses a plan: i18n keys by field. */
export interface Refused {
  readonly errors: Readonly<Record<string, string>>;
}

interface PlanFieldsProps {
  readonly action: PlannedActionView;
  readonly states: readonly PlannedActionView['state'][];
  readonly refused: Refused | undefined;
}

/** State, who, when and how much; what was typed stays when the plan is refused. */
export function PlanFields({ action, states, refused }: PlanFieldsProps) {
  const { t } = useTranslation(['roadmap', 'common']);
  const [state, setState] = useState<string>(action.state);
  const errors = useMessages(refused?.errors);
  const fields = useFocusOnRefusal(refused);
  const optional = ` (${t('common:optional')})`;
  const text = (name: 'owner' | 'dueOn' | 'budgetMad' | 'droppedReason') => ({
    id: `plan-${name}`,
    name,
    label: t(`roadmap:edit.${name}`) + (name === 'droppedReason' ? '' : optional),
    defaultValue: String(action[name] ?? ''),
    error: errors[name],
  });
  return (
    <Stack gap="lg" ref={fields}>
      <Radio.Group
        name="state"
        label={t('roadmap:state.label')}
        value={state}
        onChange={setState}
        error={errors['state']}
      >
        {states.map((each) => (
          <Radio
            key={each}
            value={each}
            label={t(`roadmap:state.${each}`)}
            data-autofocus={each === action.state || undefined}
            aria-invalid={errors['state'] ? true : undefined}
          />
        ))}
      </Radio.Group>
      <TextInput {...text('owner')} dir="auto" />
      <TextInput {...text('dueOn')} type="date" dir="ltr" />
      <TextInput {...text('budgetMad')} inputMode="numeric" dir="ltr" />
      <div hidden={state !== 'dropped' && !errors['droppedReason']}>
        <TextInput {...text('droppedReason')} dir="auto" />
      </div>
    </Stack>
  );
}

/** Brings the reader to the first refused field, which then reads out its message. */
function useFocusOnRefusal(refused: Refused | undefined) {
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refused]);
  return fields;
}
