"""Read one address, within limits, and never one that the user did not mean.

A host is resolved once; the connection goes to exactly the address that was checked, with the host's own name for
TLS and in the request. Addresses that are not public (private, loopback, link-local, carrier, documentation, mapped or
tunnelled forms of these) are refused, unless the user named that host and it was not public from the start: a public name
that turns to a private address later is refused, named or not.

Only GET. Limits: bytes on the wire, bytes after unpacking, seconds in all, redirects. Each ends with one sentence.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

AGENT = "Goodstanding/0.1 (reads public pages for their owner; no forms, no log-ins)"
REDIRECTS = frozenset([301, 302, 303, 307, 308])
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` is for one address with its redirects; `bytes` for a body on the wire, `unpacked` afterwards."""

    seconds: float = 20.0
    connect_seconds: float = 8.0
    bytes: int = 8_000_000
    unpacked: int = 16_000_000
    redirects: int = 6


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back. `problem` is a sentence when it could not be read to the end; the body is then what was read.

    `url` is the last address, after redirects. `status` 304 has no body: what you have is still right.
    """

    asked: str
    url: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    problem: str = ""
    hops: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Return the media type without parameters, lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """Return the charset the server states, or an empty string."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.strip().partition("=")
            if name.lower() == "charset":
                return value.strip("\"' ").lower()
        return ""


class Refused(Exception):
    """An address that is not read; the text says why, in a sentence."""


def resolve(host: str, port: int) -> list[str]:
    """Return the numeric addresses of a host."""
    return list(
        dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


def is_public(address: str) -> bool:
    """Return whether an address is on the public internet, also when it is wrapped in an IPv6 form."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Reader:
    """Reads addresses. `named` are the hosts that the user typed; `secrets` are (user, password) by host."""

    def __init__(
        self,
        named: frozenset[str] = frozenset(),
        limits: Limits | None = None,
        resolver: Resolve = resolve,
        secrets: Mapping[str, tuple[str, str]] | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.named = frozenset(h.lower().rstrip(".") for h in named)
        self.limits = limits or Limits()
        self._resolver = resolver
        self._secrets = dict(secrets or {})
        self._tls = trust or ssl.create_default_context()
        self._inside: dict[str, bool] = {}  # host: was it not public when first seen

    def address_for(self, host: str, port: int) -> str:
        """Return the address to connect to. Raises Refused when there is none that may be used."""
        host = host.lower().rstrip(".")
        try:
            found = self._resolver(host, port)
        except (OSError, UnicodeError):
            raise Refused(f"{host} has no address; check the spelling and the connection.") from None
        if not found:
            raise Refused(f"{host} has no address; check the spelling and the connection.")
        inside = [a for a in found if not is_public(a)]
        was_inside = self._inside.setdefault(host, bool(inside))
        if not inside:
            return found[0]
        if host in self.named and was_inside:
            return found[0]
        why = "turned to" if not was_inside else "is at"
        raise Refused(
            f"{host} {why} {inside[0]}, an address inside a private network, and was not read. "
            "If you mean it, give its address as a target of its own."
        )

    def get(
        self, url: str, known: Mapping[str, str] | None = None, same_site: Callable[[str], bool] | None = None
    ) -> Fetched:
        """Read an address. Never raises for what the other end does; the problem is in the answer.

        Args:
            known: "etag" and "last-modified" of what one has; an unchanged page answers 304.
            same_site: asked for each redirect; False ends there, with the address it wanted in `problem`.
        """
        hops: list[str] = []
        here = url
        limits = self.limits
        clock = _Deadline(limits.seconds)
        while True:
            try:
                parts = urlsplit(here)
                answer = self._once(parts, here, known or {}, clock)
            except Refused as error:
                return Fetched(url, here, problem=str(error), hops=tuple(hops))
            except _Late:
                return Fetched(
                    url,
                    here,
                    problem=f"{here}: took longer than {limits.seconds:g} seconds and was left.",
                    hops=tuple(hops),
                )
            except ssl.SSLCertVerificationError as error:
                return Fetched(
                    url,
                    here,
                    problem=f"{here}: its certificate does not hold ({error.verify_message}).",
                    hops=tuple(hops),
                )
            except ssl.SSLError as error:
                return Fetched(
                    url,
                    here,
                    problem=f"{here}: the secure connection failed ({error.reason or error}).",
                    hops=tuple(hops),
                )
            except (OSError, http.client.HTTPException, ValueError) as error:
                if clock.passed():
                    return Fetched(
                        url,
                        here,
                        problem=f"{here}: took longer than {limits.seconds:g} seconds and was left.",
                        hops=tuple(hops),
                    )
                said = str(error) or type(error).__name__
                return Fetched(
                    url, here, problem=f"{here}: could not be read ({said[:120]}).", hops=tuple(hops)
                )
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return Fetched(
                    url, here, answer.status, answer.headers, answer.body, answer.problem, tuple(hops)
                )
            hops.append(here)
            there = urljoin(
                here, quote(answer.headers["location"].strip(), safe="%/:=&?~#+!$,;'@()*[]")
            ).partition("#")[0]
            if there in hops:
                return Fetched(
                    url,
                    here,
                    answer.status,
                    answer.headers,
                    problem=f"{url}: sends visitors round in a circle.",
                    hops=tuple(hops),
                )
            if len(hops) > limits.redirects:
                return Fetched(
                    url,
                    here,
                    answer.status,
                    answer.headers,
                    problem=f"{url}: sends visitors on more than {limits.redirects} times.",
                    hops=tuple(hops),
                )
            if not there.startswith(("http://", "https://")):
                return Fetched(
                    url,
                    here,
                    answer.status,
                    answer.headers,
                    problem=f"{url}: sends visitors to {there[:80]}, which is no web address.",
                    hops=tuple(hops),
                )
            if same_site is not None and not same_site(there):
                return Fetched(
                    url,
                    there,
                    answer.status,
                    answer.headers,
                    problem=f"{url}: leads to another site, {there[:120]}.",
                    hops=tuple(hops),
                )
            here = there

    def _once(self, parts: SplitResult, url: str, known: Mapping[str, str], clock: _Deadline) -> Fetched:
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Refused(f"{url}: only http and https addresses are read.")
        secure = parts.scheme == "https"
        try:
            port = parts.port or (443 if secure else 80)
        except ValueError:
            raise Refused(f"{url}: has no usable port.") from None
        host = parts.hostname
        address = self.address_for(host, port)
        connection = socket.create_connection(
            (address, port), timeout=min(self.limits.connect_seconds, clock.left())
        )
        try:
            with clock.watch(connection) as live:
                if secure:
                    live.settimeout(clock.left())
                    name = host.encode("idna").decode("ascii") if not host.isascii() else host
                    live = self._tls.wrap_socket(live, server_hostname=name)
                    clock.holds(live)
                return self._talk(live, parts, host, port, secure, url, known, clock)
        finally:
            with contextlib.suppress(OSError):
                connection.close()

    def _talk(
        self, live: socket.socket, parts: SplitResult, host: str, port: int, secure: bool, url: str,
        known: Mapping[str, str], clock: _Deadline,
    ) -> Fetched:  # fmt: skip
        live.settimeout(clock.left())
        path = quote(parts.path or "/", safe="%/:=&~+!$,;'@()*[]") + (
            f"?{quote(parts.query, safe='%/:=&?~+!$,;@()*[]')}" if parts.query else ""
        )
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
        shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: {shown}" + ("" if port == (443 if secure else 80) else f":{port}"),
            f"User-Agent: {AGENT}",
            "Accept: text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
            "Accept-Encoding: gzip, deflate",
            "Connection: close",
        ]
        if known.get("etag"):
            lines.append(f"If-None-Match: {_clean(known['etag'])}")
        if known.get("last-modified"):
            lines.append(f"If-Modified-Since: {_clean(known['last-modified'])}")
        if host.lower() in self._secrets:
            user, password = self._secrets[host.lower()]
            lines.append(
                "Authorization: Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
            )
        live.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("ascii", "replace"))
        response = http.client.HTTPResponse(live, method="GET")
        try:
            response.begin()
            headers = {name.lower(): value for name, value in response.getheaders()}
            if response.status in REDIRECTS or response.status == 304:
                return Fetched(url, url, response.status, headers)
            body, problem = self._body(response, headers, url, clock)
            return Fetched(url, url, response.status, headers, body, problem)
        finally:
            response.close()

    def _body(
        self, response: http.client.HTTPResponse, headers: Mapping[str, str], url: str, clock: _Deadline
    ) -> tuple[bytes, str]:
        coding = headers.get("content-encoding", "").lower().strip()
        if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            return b"", f"{url}: is packed as {coding[:40]}, which was not asked for."
        unpack = (
            zlib.decompressobj(47)
            if coding in ("gzip", "x-gzip")
            else zlib.decompressobj()
            if coding == "deflate"
            else None
        )
        pieces: list[bytes] = []
        wire = size = 0
        while True:
            if clock.passed():
                return b"".join(
                    pieces
                ), f"{url}: took longer than {self.limits.seconds:g} seconds; only its beginning was read."
            try:
                chunk = response.read1(65_536)
            except (OSError, http.client.HTTPException):
                late = clock.passed()
                why = f"took longer than {self.limits.seconds:g} seconds" if late else "broke off"
                return b"".join(pieces), f"{url}: {why}; only its beginning was read."
            if not chunk:
                if clock.passed():
                    continue
                return b"".join(pieces), ""
            wire += len(chunk)
            if unpack is not None:
                try:
                    chunk = unpack.decompress(chunk, self.limits.unpacked - size + 1)
                except zlib.error:
                    if coding == "deflate" and not pieces:
                        unpack = zlib.decompressobj(-15)
                        with contextlib.suppress(zlib.error):
                            pieces.append(unpack.decompress(chunk, self.limits.unpacked))
                        size = sum(map(len, pieces))
                        continue
                    return b"".join(
                        pieces
                    ), f"{url}: is packed in a way that cannot be unpacked; only its beginning was read."
            size += len(chunk)
            pieces.append(chunk)
            if size > self.limits.unpacked:
                return (
                    b"".join(pieces)[: self.limits.unpacked],
                    f"{url}: unpacks to more than {self.limits.unpacked // 1_000_000} MB; only its beginning was read.",
                )
            if wire > self.limits.bytes:
                return b"".join(pieces)[
                    : self.limits.bytes
                ], f"{url}: is larger than {self.limits.bytes // 1_000_000} MB; only its beginning was read."


class _Late(Exception):
    pass


class _Deadline:
    """A moment after which the connection is cut, whatever the other end is doing (dripping, above all)."""

    def __init__(self, seconds: float) -> None:
        import time

        self._now = time.monotonic
        self._end = self._now() + seconds
        self._socket: socket.socket | None = None

    def left(self) -> float:
        left = self._end - self._now()
        if left <= 0:
            raise _Late
        return left

    def passed(self) -> bool:
        return self._now() >= self._end

    def holds(self, live: socket.socket) -> None:
        self._socket = live

    @contextlib.contextmanager
    def watch(self, live: socket.socket):  # type: ignore[no-untyped-def]
        """Cut the connection when the time is over."""
        self._socket = live
        timer = threading.Timer(self.left(), self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield live
        finally:
            timer.cancel()

    def _cut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _clean(value: str) -> str:
    return "".join(c for c in value if c.isprintable() and c.isascii())[:200]
