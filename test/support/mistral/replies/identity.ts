import type { Answer } from '../answer.ts';
import { json } from '../answer.ts';
import type { Exchange } from '../exchange.ts';

export function whoAmI({ key }: Exchange): Answer {
  return json({
    id: key.userId,
    email: null,
    first_name: null,
    last_name: null,
    workspace: key.workspace,
    organization: key.organisation,
    api_key: { id: key.id, name: key.name },
  });
}
