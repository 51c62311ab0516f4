import type { Call, MistralApi } from '#core/mistral/api.ts';
import type { ChatMessage } from '#core/mistral/chat.ts';
import type { Tool } from '#core/mistral/tool.ts';
import type { Clock, Random } from '#core/ports.ts';
import type { AuditRecord } from './audit/record.ts';
import type { Policy } from './policy/policy.ts';
import type { Recogniser } from './redact/entity.ts';
import type { Vocabulary } from './redact/vocabulary.ts';
import type { Breaker } from './spend/breaker.ts';
import type { SpendBook } from './spend/budget.ts';
import type { Commitments } from './spend/commitments.ts';
import type { Bucket, BucketSize } from './spend/limiter.ts';
import type { Month } from './spend/month.ts';
import type { Payer } from './spend/scopes.ts';

/** The outside world of a guarded request. */
export interface GuardPorts {
  readonly api: Pick<MistralApi, 'stream' | 'moderate'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly record: (record: AuditRecord) => void;
}

/** What requests share, and change: one for all conversations with one server. Only `send` writes to it. */
export interface Traffic {
  breaker: Breaker;
  bucket: Bucket;
  book: SpendBook;
  /** Requests under way; each takes itself out when it is settled. */
  readonly pending: Commitments;
  readonly bucketSize: BucketSize;
  /** The month of the profile that pays, where it has a budget for one. */
  month?: Month | undefined;
}

/** One conversation and how it is paid for. */
export interface Conversation extends Payer {
  readonly call: Call;
  readonly model: string;
  readonly systemPrompt: string;
  /** The server's own when absent. */
  readonly temperature?: number;
  /** Earlier turns, as they were sent: redacted. */
  readonly history: readonly ChatMessage[];
  /** What the program that asks can run, and whether one of them has to be called. */
  readonly tools?: readonly Tool[];
  readonly toolChoice?: 'auto' | 'required';
  readonly vocabulary: Vocabulary;
  readonly recognisers: readonly Recogniser[];
  readonly policy: Policy;
  /** Where in the product it was asked; the chat when absent. */
  readonly via?: AuditRecord['via'];
}
