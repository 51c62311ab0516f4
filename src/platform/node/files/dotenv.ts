import { basename } from 'node:path';

/** `.env`, `.env.local`, `prod.env`, `.envrc`: where keys are meant to be, as long as git does not see them. */
export const isDotenv = (path: string): boolean => /^(?:\.env(?:rc|\..+)?|.+\.env)$/.test(basename(path));
