import { valuesOf } from './headers.ts';
import type { RefusalKind } from './refusals.ts';

/** A request's head, before anything of it is believed. */
export interface Head {
  readonly method: string;
  readonly target: string;
  readonly rawHeaders: readonly string[];
}

type Check = (head: Head, port: number) => boolean;

const mostHeaders = 100;

/**
 * Who asks, and whether it can be misread on the way. A browser page reaches loopback too: by a name that resolves to it
 * (DNS rebinding: the Host is foreign), or by asking across origins (there is an Origin). No program of ours sends either.
 */
const checks: readonly (readonly [Check, RefusalKind])[] = [
  [({ target }) => !target.startsWith('/'), 'strange target'],
  [({ rawHeaders }) => rawHeaders.length / 2 > mostHeaders, 'too many headers'],
  [({ rawHeaders }, port) => !isOwnHost(valuesOf('host', rawHeaders), port), 'foreign host'],
  [({ rawHeaders }) => has('origin', rawHeaders) || has('referer', rawHeaders), 'browser'],
  [({ rawHeaders }) => valuesOf('sec-fetch-site', rawHeaders).some((site) => site !== 'none'), 'browser'],
  [({ rawHeaders }) => has('upgrade', rawHeaders), 'upgrade'],
  [({ rawHeaders }) => has('transfer-encoding', rawHeaders) && has('content-length', rawHeaders), 'two lengths'],
  [({ rawHeaders }) => valuesOf('content-length', rawHeaders).length > 1, 'two lengths'],
  [
    ({ rawHeaders }) => valuesOf('transfer-encoding', rawHeaders).some((coding) => coding.toLowerCase() !== 'chunked'),
    'two lengths',
  ],
  [({ rawHeaders }) => valuesOf('content-encoding', rawHeaders).some((coding) => coding !== 'identity'), 'not plain'],
];

export const refusedArrival = (head: Head, port: number): RefusalKind | undefined =>
  checks.find(([isWrong]) => isWrong(head, port))?.[1];

const has = (name: string, rawHeaders: readonly string[]): boolean => valuesOf(name, rawHeaders).length > 0;

const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

const isOwnHost = ([host, ...more]: readonly string[], port: number): boolean =>
  more.length === 0 && ownNames.some((name) => host?.toLowerCase() === `${name}:${port}`);
