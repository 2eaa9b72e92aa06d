"""boto3 behind a line of JSON each way, so that one process serves a whole file of tests.

A line in:  {"service", "method", "arguments", "key", "secret", "region"}, or {"members": OPERATION}.
A line out: {"answer": ...}, {"error": {"class", "code", "message", "status"}}, or {"members": [...]}.
"""
import json
import sys

import boto3
from botocore.exceptions import BotoCoreError, ClientError

endpoint = sys.argv[1]
clients = {}


def client(service, key, secret, region):
    name = (service, key, region)
    if name not in clients:
        clients[name] = boto3.client(
            service, endpoint_url=endpoint, region_name=region, aws_access_key_id=key, aws_secret_access_key=secret
        )
    return clients[name]


def members(operation):
    model = client("directconnect", "a", "b", "us-east-1").meta.service_model
    return {"members": list(model.operation_model(operation).output_shape.members)}


def call(service, method, arguments, key, secret, region):
    try:
        answer = getattr(client(service, key, secret, region), method)(**arguments)
        return {"answer": answer}
    except ClientError as error:
        told = error.response["Error"]
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        return {"error": {"class": type(error).__name__, "code": told["Code"], "message": told["Message"], "status": status}}
    except BotoCoreError as error:
        return {"error": {"class": type(error).__name__, "message": str(error)}}


for line in sys.stdin:
    wish = json.loads(line)
    print(json.dumps(members(wish["members"]) if "members" in wish else call(**wish), default=str), flush=True)
