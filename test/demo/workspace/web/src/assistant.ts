import { Mistral } from '@mistralai/mistralai';

const NEXT_PUBLIC_MISTRAL_API_KEY = '{{key:web}}';

const client = new Mistral({ apiKey: NEXT_PUBLIC_MISTRAL_API_KEY });

export async function showAnswer(question: string, target: HTMLElement): Promise<void> {
  const reply = await client.chat.complete({
    model: 'mistral-small-latest',
    messages: [{ role: 'user', content: question }],
  });
  target.innerHTML = String(reply.choices?.[0]?.message.content ?? '');
}
