import type { NextFunction, Request, Response } from 'express';
import { DEFAULT_LANG, isLang } from '#i18n/languages.ts';

/**
 * Lets the pages say, in the reader's language, why a request was refused before any page saw it.
 * The request goes on as one for a page that only refuses; its body is not read.
 */
export function refuseWithPage(
  request: Request,
  response: Response,
  next: NextFunction,
  status: 403 | 413,
): void {
  const lang = request.path.split('/')[1];
  response.locals.edge = { ...response.locals.edge, refusal: status };
  if (status === 413) response.setHeader('Connection', 'close');
  request.method = 'GET';
  request.url = `/${isLang(lang) ? lang : DEFAULT_LANG}/refused`;
  request.originalUrl = request.url;
  next();
}
