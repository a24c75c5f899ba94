"""One visit through a proxy that speaks TLS: a socket and a page, as a browser asks for them."""

import argparse
import http.client
import json
import ssl
from socket import create_connection

from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

PATIENCE_S = 20


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--port", type=int, required=True)
    asked.add_argument("--name", required=True, help="the name in the certificate")
    asked.add_argument("--certificate", required=True)
    asked.add_argument("--token", required=True)
    asked = asked.parse_args()
    trusted = ssl.create_default_context(cafile=asked.certificate)
    host = f"{asked.name}:{asked.port}"

    def socket(origin):
        return connect(
            f"wss://{host}/ws",
            sock=create_connection(("127.0.0.1", asked.port), PATIENCE_S),
            ssl=trusted,
            origin=origin,
            subprotocols=["bandbox.v1", f"bearer.{asked.token}"],
            open_timeout=PATIENCE_S,
        )

    with socket(f"https://{host}") as ours:
        assert ours.subprotocol == "bandbox.v1", ours.subprotocol
        greeting = json.loads(ours.recv(timeout=PATIENCE_S))
        assert greeting["event"] == "connected", greeting
        ours.send(json.dumps({"id": "a", "event": "heartbeat"}))
        answer = json.loads(ours.recv(timeout=PATIENCE_S))
        assert answer["event"] == "heartbeat_ack", answer
    try:
        with socket("https://elsewhere.example"):
            raise AssertionError("a page from elsewhere was let in")
    except InvalidStatus as refused:
        assert refused.response.status_code == 403, refused

    # The name leads nowhere here: the page is asked for at the address, and the certificate is for the name.
    page = http.client.HTTPConnection(asked.name, asked.port)
    plain = create_connection(("127.0.0.1", asked.port), PATIENCE_S)
    page.sock = trusted.wrap_socket(plain, server_hostname=asked.name)
    page.request("GET", "/readyz")
    answer = page.getresponse()
    assert json.load(answer)["ready"] is True
    assert answer.headers["Strict-Transport-Security"], answer.headers
    print("well")


if __name__ == "__main__":
    main()
