import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  findRegisterEntry,
  readCertificateCode,
  REGISTER_LICENCE,
} from '#domain/catalogue/index.server.ts';
import { apiAnswerJson, apiNotFound, apiRead } from '#web/api-read.server.ts';
import { apiErrors, methodNotAllowed } from '#web/api.server.ts';

/** A certificate as it is today, with its history. */
export function loader(args: LoaderFunctionArgs) {
  return apiRead(args, async () => {
    const typed = args.params['code'] ?? '';
    if (readCertificateCode(typed) === null) {
      const message = 'A code is RQ and eight letters or digits, as RQ-7K3F-9M2D.';
      return apiErrors(422, [{ path: 'code', code: 'bad_code', message }]);
    }
    const checked = await findRegisterEntry(typed, new Date());
    if (!checked) return apiNotFound();
    const { asOf, entry } = checked;
    return apiAnswerJson(args.request, { asOf, licence: REGISTER_LICENCE, certificate: entry });
  });
}

export function action() {
  return methodNotAllowed('GET');
}
