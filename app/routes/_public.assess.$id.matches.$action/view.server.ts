import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { civilDateOf, type Actor } from '#domain/kernel/index.server.ts';
