"""A BGP speaker by hand that dials at once and without pause: the floor's other side. Node cannot set TCP_MD5SIG."""
import errno, select, socket, struct, sys, time

local, remote, key, asn = sys.argv[1], sys.argv[2], sys.argv[3].encode(), int(sys.argv[4])
signature = struct.pack("<HH4s120xHHI80s", 2, 0, socket.inet_aton(remote), 0, len(key), 0, key)
end = time.monotonic() + 30


def dialled():
    while time.monotonic() < end:
        dial = socket.socket()
        dial.setsockopt(6, 14, signature)
        dial.setsockopt(6, 1, 1)
        dial.setblocking(False)
        try:
            dial.bind((local, 0))
            if dial.connect_ex((remote, 179)) in (0, errno.EINPROGRESS):
                if select.select([], [dial], [], 0.01)[1] and dial.getsockopt(1, 4) == 0:
                    dial.setblocking(True)
                    return dial
        except OSError:
            pass
        dial.close()
        time.sleep(0.001)
    sys.exit(1)


def message(kind, body=b""):
    return b"\xff" * 16 + struct.pack("!HB", 19 + len(body), kind) + body


session = dialled()
four_octets = struct.pack("!I", asn)
capabilities = bytes([2, 6, 1, 4, 0, 1, 0, 1, 2, 6, 65, 4]) + four_octets
session.sendall(message(1, struct.pack("!BHH4sB", 4, min(asn, 23456), 90, socket.inet_aton("10.255.0.2"), len(capabilities)) + capabilities) + message(4))
while session.recv(65536):
    pass
