/** What a framework version is made of: schemas and types, its hash, and its compiled form. */
export * from '#content/framework-schema.ts';
export * from './content-hash.ts';
export * from './compile.ts';
