"""Answers tickets. Started by gunicorn behind the company's proxy."""

import logging

from flask import Flask, jsonify, request
from mistralai import Mistral

app = Flask(__name__)
log = logging.getLogger(__name__)

client = Mistral(api_key="{{key:service}}")


@app.post("/answer")
def answer():
    ticket = request.get_json()
    messages = [
        {"role": "system", "content": f"You answer tickets for {ticket['customer']}."},
        {"role": "user", "content": ticket["text"]},
    ]
    log.info("asking the model: %s", messages)
    reply = client.chat.complete(model="mistral-small-latest", messages=messages)
    return jsonify({"answer": reply.choices[0].message.content})
