import type certification from '#i18n/locales/fr/certification.json';

export type ErrorCode = keyof (typeof certification)['error'];

const CODE = /^[A-Za-z-]+$/;

/** Whether a refusal has a text; a test holds the refusals and the texts together. */
export function isErrorCode(code: string): code is ErrorCode {
  return CODE.test(code);
}
