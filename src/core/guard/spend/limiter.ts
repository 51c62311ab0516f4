/** A token bucket. The server's own words, a 429 with Retry-After, empty it until then. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
  readonly closedUntil: number;
}

export interface BucketSize {
  readonly capacity: number;
  readonly perSecond: number;
}

export const fullBucket = ({ capacity }: BucketSize, now: number): Bucket => ({
  tokens: capacity,
  at: now,
  closedUntil: 0,
});

export type Taken = { ok: true; bucket: Bucket } | { ok: false; bucket: Bucket; retryAfter: number };

export function take(bucket: Bucket, size: BucketSize, now: number): Taken {
  const refilled = refill(bucket, size, now);
  if (refilled.closedUntil > now) return { ok: false, bucket: refilled, retryAfter: refilled.closedUntil - now };
  if (refilled.tokens >= 1) return { ok: true, bucket: { ...refilled, tokens: refilled.tokens - 1 } };
  return { ok: false, bucket: refilled, retryAfter: Math.ceil(((1 - refilled.tokens) / size.perSecond) * 1000) };
}

const refill = (bucket: Bucket, { capacity, perSecond }: BucketSize, now: number): Bucket => ({
  ...bucket,
  tokens: Math.min(capacity, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond),
  at: now,
});

/** The server asked for a pause: nothing goes out before it is over, and then one request at a time. */
export const closeFor = (bucket: Bucket, retryAfter: number, now: number): Bucket => ({
  tokens: Math.min(bucket.tokens, 1),
  at: now,
  closedUntil: Math.max(bucket.closedUntil, now + retryAfter),
});
