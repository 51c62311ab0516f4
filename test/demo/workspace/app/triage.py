"""Sorts tickets by urgency. The key comes from the environment, the text is looked at first and is a message of its own, the cost
has a limit."""

import os

from mistralai import Mistral

client = Mistral(api_key=os.environ["MISTRAL_API_KEY"], timeout_ms=20_000)

INSTRUCTIONS = "Answer with one word: low, normal or urgent."


def is_harmless(ticket_text: str) -> bool:
    found = client.classifiers.moderate(model="mistral-moderation-2603", inputs=[ticket_text])
    return not any(any(result.categories.values()) for result in found.results)


def urgency(ticket_text: str) -> str:
    if not is_harmless(ticket_text):
        return "urgent"
    reply = client.chat.complete(
        model="mistral-small-latest",
        max_tokens=4,
        messages=[
            {"role": "system", "content": INSTRUCTIONS},
            {"role": "user", "content": ticket_text},
        ],
    )
    return str(reply.choices[0].message.content).strip().lower()
