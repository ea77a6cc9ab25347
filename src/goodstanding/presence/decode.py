"""Bytes of a page or a feed to text: what decodes wins over what is declared."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.I,
)
# What browsers take these names to mean: the larger sets that are really in use.
_WIDER = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, header_charset: str = "") -> tuple[str, str, str]:
    """Return (text, charset used, charset declared in the document or by the server).

    Never fails: what no charset explains is read as cp1252 with marks for the odd bytes. NULs are taken out.
    """
    declared = _DECLARED.search(data[:4096])
    name = (declared[1] or declared[2]).decode("ascii") if declared else header_charset
    text, charset = _decode(data, name.lower())
    return text.replace("\x00", ""), charset, name.lower()


def _decode(data: bytes, declared: str) -> tuple[str, str]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    if len(data) > 3 and data[0] == 0 and data[1:2] == b"<":
        return data.decode("utf-16-be", "replace"), "utf-16-be"
    if len(data) > 3 and data[:1] == b"<" and data[1] == 0:
        return data.decode("utf-16-le", "replace"), "utf-16-le"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    tried = _WIDER.get(declared, declared)
    if tried and not tried.startswith(("utf-8", "utf8", "utf-16", "utf16")):
        try:
            return data.decode(tried), tried
        except (UnicodeDecodeError, LookupError):
            if _is_codec(tried):
                text = data.decode(tried, "replace")
                if text.count("\ufffd") <= 1 + len(text) // 500:
                    return text, tried
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= 3 + len(text) // 1000:
        return text, "utf-8"
    return _detected(data)


def _is_codec(name: str) -> bool:
    try:
        return codecs.lookup(name).name not in ("hex", "base64", "zlib", "bz2", "rot13", "uu", "quopri")
    except LookupError:
        return False


def _detected(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:40_000]).best()
    name = best.encoding if best else "cp1252"
    return data.decode(name, "replace"), name
