"""boto3, or the AWS CLI's own driver, in one process that makes one call for each line of its input.

A line is {"key", "secret", "region", "operation", "input"} as JSON; the answer is one line of JSON:
{"answer": ...}, {"unknown": true} for an operation that this version does not know, or {"error": ...}.
Starting either of them takes longer than a hundred calls, hence one process for all.
"""

import base64
import contextlib
import datetime
import io
import json
import os
import sys


def plain(value):
    """As it is on the wire: epoch seconds and base64."""
    if isinstance(value, datetime.datetime):
        seconds = value.timestamp()
        return int(seconds) if seconds == int(seconds) else seconds
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(type(value))


def with_boto3(endpoint):
    import boto3
    import botocore.config
    from botocore import xform_name

    clients = {}

    def call(asked):
        place = (asked["key"], asked["region"])
        if place not in clients:
            clients[place] = boto3.session.Session().client(
                "directconnect",
                endpoint_url=endpoint,
                region_name=asked["region"],
                aws_access_key_id=asked["key"],
                aws_secret_access_key=asked["secret"],
                config=botocore.config.Config(retries={"max_attempts": 0}),
            )
        client = clients[place]
        if asked["operation"] not in client.meta.service_model.operation_names:
            return {"unknown": True}
        answer = getattr(client, xform_name(asked["operation"]))(**asked["input"])
        answer.pop("ResponseMetadata")
        return {"answer": answer}

    return call


def with_cli(endpoint):
    # First: Debian's CLI brings a botocore of its own, which takes the other one's name.
    from awscli.clidriver import create_clidriver
    from botocore import xform_name

    driver = create_clidriver()
    known = driver.session.get_service_model("directconnect").operation_names

    def call(asked):
        if asked["operation"] not in known:
            return {"unknown": True}
        os.environ["AWS_ACCESS_KEY_ID"] = asked["key"]
        os.environ["AWS_SECRET_ACCESS_KEY"] = asked["secret"]
        # Credentials are looked up once a session.
        driver.session._credentials = None
        said, complaints = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complaints):
            code = driver.main(
                ["--endpoint-url", endpoint, "--region", asked["region"], "--output", "json", "directconnect"]
                + [xform_name(asked["operation"], "-"), "--cli-input-json", json.dumps(asked["input"])]
            )
        if code != 0:
            return {"error": f"exit code {code}: {complaints.getvalue().strip()}"}
        return {"answer": json.loads(said.getvalue() or "{}")}

    return call


def main():
    which, endpoint = sys.argv[1:]
    call = {"boto3": with_boto3, "cli": with_cli}[which](endpoint)
    out = sys.stdout
    for line in sys.stdin:
        try:
            told = call(json.loads(line))
        except Exception as error:  # whatever the client finds wrong is the test's to show
            told = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(told, default=plain), file=out, flush=True)


main()
