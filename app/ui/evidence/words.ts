import type evidence from '#i18n/locales/fr/evidence.json';

type Texts = typeof evidence;
export type ErrorCode = keyof Texts['error'];
export type HintCode = keyof Texts['hint'];

const CODE = /^[A-Za-z-]+$/;

/** Whether a refusal has a text; a test holds the refusals and the texts together. */
export function isErrorCode(code: string): code is ErrorCode {
  return CODE.test(code);
}

/** Whether a hint of the questionnaire has a text; a test holds the two together. */
export function isHintCode(code: string): code is HintCode {
  return CODE.test(code);
}
