import { speak } from '../say.ts';
import { backgroundOf } from './background.ts';
import { shippedModel } from './injection/shipped.ts';
import { inspectOutput } from './output/whole.ts';
import { send } from './pipeline.ts';
import { prepareSteps } from './prepare.ts';
import { recognisersFor } from './redact/recognise.ts';
import { redTeamMarkdown } from './redteam/report.ts';
import { redTeamSteps } from './redteam/run.ts';
import { unhurried } from './steps.ts';

/** What only a window that talks to a model needs, the model of the screen with it: a bundle of its own, loaded at first use. */
export const machine = {
  /** The bundle has a copy of core's words of its own. */
  speak,
  backgroundOf,
  prepareSteps,
  unhurried,
  send,
  shippedModel,
  inspectOutput,
  recognisersFor,
  redTeamSteps,
  redTeamMarkdown,
};

export type Machine = typeof machine;
