import type { Source } from '../syntax/source.ts';
import { quoted } from './style.ts';

/** A guardrail that blocks, also when the moderation behind it fails. */
export function guardrailsOption(source: Source): string {
  const block = quoted(source, 'block');
  if (source.family === 'script') return `guardrails: [{ blockOnError: true, moderationLlmV2: { action: ${block} } }]`;
  const key = (name: string): string => quoted(source, name);
  return `guardrails=[{${key('block_on_error')}: True, ${key('moderation_llm_v2')}: {${key('action')}: ${block}}}]`;
}
