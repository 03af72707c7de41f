import { TextField } from '../workspace/fields.tsx';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

interface DayFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly error: string | undefined;
  readonly defaultValue: string | undefined;
}

/** A day; what was typed and is no day comes back as text, since a date control would drop it. */
export function DayField(props: DayFieldProps) {
  const isDay = !props.defaultValue || ISO_DAY.test(props.defaultValue);
  return <TextField {...props} type={isDay ? 'date' : 'text'} dir="ltr" />;
}
