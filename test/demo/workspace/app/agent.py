"""Lets the model look up orders. Refunds are for people only, or so everybody thinks."""

import json
import os

from mistralai import Mistral

client = Mistral(api_key=os.environ["MISTRAL_API_KEY"], timeout_ms=20_000)


def order_status(number: str) -> str:
    return f"Order {number} was sent on Monday."


def refund(number: str) -> str:
    return f"Order {number} was refunded."


HANDLERS = {"order_status": order_status, "refund": refund}
TOOLS = [{"type": "function", "function": {"name": "order_status", "parameters": {}}}]


def answer(question: str) -> str:
    reply = client.chat.complete(
        model="mistral-small-latest",
        max_tokens=400,
        tools=TOOLS,
        messages=[{"role": "user", "content": question}],
    )
    for call in reply.choices[0].message.tool_calls or []:
        return HANDLERS[call.function.name](**json.loads(call.function.arguments))
    return str(reply.choices[0].message.content)
