import * as z from 'zod/mini';

/** The fixed words of the view. They are written where they can be translated, and travel with the first message. */
export const labelNames = [
  'welcome',
  'welcomeDetail',
  'placeholder',
  'placeholderEdit',
  'send',
  'stop',
  'attach',
  'commands',
  'attachFile',
  'attachSelection',
  'attachProblems',
  'looking',
  'noSuchFile',
  'noSuchCommand',
  'detach',
  'willRedact',
  'nothingToRedact',
  'whatIsSent',
  'hideRequest',
  'openRequest',
  'hideValues',
  'showValues',
  'restoredFrom',
  'withheld',
  'unknownName',
  'you',
  'guard',
  'retry',
  'edit',
  'remove',
  'copy',
  'cancelEdit',
  'trail',
  'toEnd',
  'working',
  'secondsLeft',
  'message',
  'chat',
  'header',
] as const;

export type LabelName = (typeof labelNames)[number];
export type Labels = Readonly<Record<LabelName, string>>;

export const labels = z.readonly(z.record(z.enum(labelNames), z.string()));
