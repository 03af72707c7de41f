import { apiErrors } from '#web/api.server.ts';

function notFound() {
  return apiErrors(404, [{ path: '', code: 'not_found', message: 'There is nothing here.' }]);
}

export const loader = notFound;
export const action = notFound;
