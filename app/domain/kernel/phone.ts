import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { plainDigits } from './identifiers.ts';

export interface Phone {
  /** E.164, e.g. `+212612345678`. */
  readonly number: string;
  /** Whether it is a Moroccan number; others receive no text message. */
  readonly moroccan: boolean;
  /** Whether text messages can be sent to it: a Moroccan mobile number. */
  readonly mobile: boolean;
  /** True when its range is not known to be assigned: to be pointed out, not refused. */
  readonly unusual: boolean;
}

const MOROCCAN = /^\+212[5-9]\d{8}$/;
const MOROCCAN_MOBILE = /^\+212[67]\d{8}$/;

/**
 * A telephone number however it was typed (`06 12 34 56 78`, `+212 6…`, `00212…`, Arabic-Indic
 * digits), read as Moroccan without a country code; null when no number has this form. Known
 * ranges lag behind the regulator's, so that an unknown range is only called unusual.
 */
export function parsePhone(text: string): Phone | null {
  const typed = plainDigits(text)
    .replace(/[()]/g, '')
    .replace(/^212(?=[5-8]\d{8}$)/, '+212');
  if (!/^\+?\d{6,18}$/.test(typed)) return null;
  const phone = parsePhoneNumberFromString(typed, { defaultCountry: 'MA', extract: false });
  if (!phone?.isPossible()) return null;
  const moroccan = MOROCCAN.test(phone.number);
  if (phone.countryCallingCode === '212' && !moroccan) return null;
  return {
    number: phone.number,
    moroccan,
    mobile: MOROCCAN_MOBILE.test(phone.number),
    unusual: !phone.isValid(),
  };
}

/** A Moroccan number as it is written in Morocco, `06 12 34 56 78`; others in E.164. */
export function groupPhone(number: string): string {
  return number.replace(/^\+212(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/, '0$1 $2 $3 $4 $5');
}
