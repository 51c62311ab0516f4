import * as z from 'zod/mini';
import { piece } from './piece.ts';
import { markStates } from './turn.ts';

/** What the view draws, as the host describes it: words and marks, no policy and no key. */
export const list = <Item extends z.core.$ZodType>(item: Item) => z.readonly(z.array(item));

const tone = z.enum(['plain', 'good', 'warning', 'error']);

/** A way on that a state offers; what each does is the host's business. */
const offerIds = [
  'sendAnyway',
  'edit',
  'retry',
  'addKey',
  'importKeys',
  'checkKey',
  'rotateKey',
  'setDefaultKey',
  'unlock',
  'doctor',
  'trust',
  'openConsole',
  'openSettings',
  'openPolicy',
  'openBudget',
  'pickModel',
  'newChat',
  'showLog',
] as const;
export const offerId = z.enum(offerIds);
export type OfferId = z.infer<typeof offerId>;

const offer = z.strictObject({ id: offerId, label: z.string() });
export type Offer = z.infer<typeof offer>;

/** Something that stands in the way, said once: what happened, why, and what to do. */
const notice = z.strictObject({
  tone,
  icon: z.string(),
  title: z.string(),
  reasons: list(z.string()),
  offers: list(offer),
  /** When it is over by itself, in milliseconds since the epoch. */
  until: z.optional(z.number()),
});
export type Notice = z.infer<typeof notice>;
export const maybeNotice = z.nullable(notice);

const mark = z.strictObject({
  stage: z.string(),
  state: z.enum(markStates),
  text: z.string(),
  details: list(z.string()),
});

const turnState = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('working'), doing: z.string(), until: z.optional(z.number()) }),
  z.strictObject({ is: z.literal('answering') }),
  z.strictObject({ is: z.literal('answered') }),
  z.strictObject({ is: z.literal('halted'), notice }),
]);
export type TurnState = z.infer<typeof turnState>;

export const turnView = z.strictObject({
  id: z.string(),
  question: list(piece),
  attached: list(z.string()),
  model: z.string(),
  /** Left out, what has been streamed stays. */
  reply: z.optional(list(piece)),
  state: turnState,
  trail: list(mark),
});
export type TurnView = z.infer<typeof turnView>;

const buttonIds = ['key', 'profile', 'policy', 'model', 'budget'] as const;
export const buttonId = z.enum(buttonIds);
export type ButtonId = z.infer<typeof buttonId>;

export const button = z.strictObject({
  id: buttonId,
  icon: z.string(),
  text: z.string(),
  title: z.string(),
  tone,
});
export type HeaderButton = z.infer<typeof button>;

export const chip = z.strictObject({ id: z.string(), icon: z.string(), label: z.string(), title: z.string() });
export type Chip = z.infer<typeof chip>;

/** A file that could come along. */
export const file = z.strictObject({ name: z.string(), path: z.string(), uri: z.string() });
export type FileChoice = z.infer<typeof file>;

/** What is known about a draft before anything of it leaves. */
export const preview = z.strictObject({
  /** Which look at the draft this answers. */
  seq: z.number(),
  redactions: list(
    z.strictObject({ entity: z.string(), text: z.string(), title: z.string(), kept: z.boolean(), open: z.boolean() }),
  ),
  warnings: list(z.string()),
  tone,
  size: z.string(),
});
export type Preview = z.infer<typeof preview>;
