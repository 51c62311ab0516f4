import { createHash, createHmac } from 'node:crypto';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const hmacSha256 = (text: string, salt: Uint8Array): string =>
  createHmac('sha256', salt).update(text).digest('hex');
