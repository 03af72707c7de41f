import { flatRoutes } from '@remix-run/fs-routes';
import { prefix, type RouteConfig } from '@remix-run/route-config';

export default [
  ...prefix(':lang', await flatRoutes({ rootDirectory: 'routes' })),
  ...(await flatRoutes({ rootDirectory: 'endpoints' })),
] satisfies RouteConfig;
