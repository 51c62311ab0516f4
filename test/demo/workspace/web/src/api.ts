import { Mistral } from '@mistralai/mistralai';
import express from 'express';

// Pointed at the test gateway in March, "just for the demo".
const client = new Mistral({
  apiKey: process.env.MISTRAL_API_KEY,
  serverURL: 'http://llm-gateway.example',
  debugLogger: console,
});

const app = express();
app.use(express.json());

app.post('/suggest', async (request, response) => {
  const reply = await client.chat.complete({
    model: 'mistral-small-latest',
    messages: [
      { role: 'system', content: 'Suggest one short answer to this ticket.' },
      { role: 'user', content: request.body.ticket },
    ],
  });
  response.json({ suggestion: reply.choices?.[0]?.message.content });
});

app.listen(3000);
