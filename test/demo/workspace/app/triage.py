"""Sorts tickets by urgency. The key comes from the environment, the text is a message of its own, the cost has a limit."""

import os

from mistralai import Mistral

client = Mistral(api_key=os.environ["MISTRAL_API_KEY"], timeout_ms=20_000)

INSTRUCTIONS = "Answer with one word: low, normal or urgent."


def urgency(ticket_text: str) -> str:
    reply = client.chat.complete(
        model="mistral-small-latest",
        max_tokens=4,
        messages=[
            {"role": "system", "content": INSTRUCTIONS},
            {"role": "user", "content": ticket_text},
        ],
    )
    return str(reply.choices[0].message.content).strip().lower()
