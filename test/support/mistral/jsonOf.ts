import type { Received } from './recorder.ts';

export const jsonOf = ({ body }: Received): unknown => JSON.parse(body.toString('utf8'));
