"""Keep what the writer of a mail wrote: cut the quoted history, the signature and the phone's advertisement.

    Thursday suits me.                              Thursday suits me.
                                             ->
    On Tue, 5 Mar 2024, Ben Okri wrote:
    > Tuesday or Thursday?
    --
    Ada Quill, Quill Instruments

Answers written between the quoted lines stay; only the quoted lines go. A mail that only forwards keeps what
stands above the forwarded part, which may be nothing.
"""

from __future__ import annotations

import re

# Verbs with which mail programs introduce what they quote, lower case, in the languages we have seen.
_WROTE = (
    "wrote", "writes", "schrieb", "écrit", "a ecrit", "escribió", "escribio", "ha scritto", "schreef",
    "escreveu", "napsal", "napsala", "napísal", "pisze", "napisał", "napisała", "skrev", "kirjoitti",
    "написал", "写道", "wrote the following", "geschreven", "ha escrito", "het volgende geschreven",
)  # fmt: skip
_VERB = re.compile(
    r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(_WROTE, key=len, reverse=True))) + r")(?!\w)"
)
_DIVIDER = re.compile(
    r"^\s*[-_=*]{2,}\s*(?:"
    r"original message|original appointment|ursprüngliche nachricht|originalnachricht|message d['’]origine|"
    r"message original|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|"
    r"původní (?:zpráva|e-mail)|původní zpráva|oryginalna wiadomość|wiadomość oryginalna|"
    r"forwarded message|weitergeleitete nachricht|message transféré|message transmis|mensaje reenviado|"
    r"messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada|přeposlaná zpráva|"
    r"treść przekazanej wiadomości|wiadomość przekazana dalej|original-nachricht|reply message"
    r")[^\n]{0,40}$",
    re.I,
)
_BEGIN_FORWARD = re.compile(
    r"^\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|"
    r"début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato|"
    r"begin doorgestuurd bericht|início da mensagem (?:reencaminhada|encaminhada)|"
    r"začátek přeposlané zprávy|początek przekazywanej wiadomości)\s*:?\s*$",
    re.I,
)
_FROM = re.compile(r"^[\s*_>]*(?:from|von|de|da|van|od|expéditeur|odesílatel)\s?[*_]*:[*_]*\s*\S", re.I)
_SENT = re.compile(
    r"^[\s*_>]*(?:sent|date|gesendet|datum|envoyé|envoyée|enviado(?: el)?|enviada(?: em)?|fecha|inviato|"
    r"data|verzonden|odesláno|wysłano|to|an|à|para|a|aan|komu|do|subject|betreff|objet|asunto|"
    r"oggetto|onderwerp|assunto|předmět|temat)\s?[*_]*:[*_]*\s",
    re.I,
)
_PHONE = re.compile(
    r"^(?:sent (?:from|via|with) (?:my |yahoo|outlook|mail for|proton|samsung|the |a )|get outlook for|"
    r"(?:diese nachricht wurde )?von meinem \w+|gesendet (?:von|mit)|envoyé de(?:puis)? mon|envoyé à partir|"
    r"enviado (?:desde|do|a partir)|enviado de mi|inviato da|verstuurd vanaf|verzonden vanaf|"
    r"odesláno z|wysłane? z|téléchargez outlook)[^\n]{0,80}$",
    re.I,
)
_RULE = re.compile(r"^\s*[_\-]{10,}\s*$")
_QUICK = tuple({word.split()[-1] for word in _WROTE} - {"following"})


def own_words(text: str) -> str:
    """Return the part of a mail's plain text that its writer wrote; "" when nothing of it is theirs."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    kept: list[str] = []
    quoted = False
    count = len(lines)
    # Most mails hold no trace of an attribution: then the slow look at each colon is skipped.
    lowered = text.lower()
    attributed = any(word in lowered for word in _QUICK)
    at = 0
    while at < count:
        line = lines[at]
        first = line[:1]
        if first == ">" or (first == " " and line.lstrip()[:1] == ">"):
            quoted = True
            at += 1
            continue
        if first == "-" and line.rstrip() == "--":
            break
        if first in "-_=* " and line[1:2]:
            if _DIVIDER.match(line):
                break
            if _RULE.match(line) and _header_block(lines, at + 1):
                break
        if line[-1:] == " ":
            line = line.rstrip()
        if line:
            if line.endswith(":"):
                if attributed and (back := _attribution(kept, line)) is not None:
                    if back:
                        del kept[-back:]
                    following = next((x for x in lines[at + 1 :] if x.strip()), "")
                    if not following.lstrip().startswith(">"):
                        break
                    quoted = True
                    at += 1
                    continue
                if _BEGIN_FORWARD.match(line):
                    break
            if ":" in line[:14] and _FROM.match(line) and _header_block(lines, at):
                break
        kept.append(line)
        at += 1
    while kept and not kept[-1].strip():
        kept.pop()
    if kept and len(kept[-1]) < 120 and _PHONE.match(kept[-1].strip()):
        kept.pop()
    words = "\n".join(kept).strip()
    if quoted and "\n\n\n" in words:
        words = re.sub(r"\n{3,}", "\n\n", words)
    return words


def _attribution(kept: list[str], line: str) -> int | None:
    """Return how many lines before `line` belong to the same attribution, or None when it is none.

    Programs wrap "On Tue, 5 Mar 2024 at 10:00, Ben Okri <ben@okri.example> wrote:" at any place.
    """
    said = line.lower()
    verb = _VERB.search(said)
    if verb is None:
        return None
    whole = line
    for back in range(4):
        if back:
            if len(kept) < back or not kept[-back].strip() or len(whole) > 300:
                break
            whole = f"{kept[-back]} {whole}"
        if _OPENS.match(whole) and any(c.isdigit() for c in whole):
            return back
    if "@" in line:
        return 0
    # "Ben Okri wrote:" with no date at all, alone in its paragraph.
    alone = len(line) < 80 and (not kept or not kept[-1].strip())
    return 0 if alone and verb.end() >= len(said.rstrip(" :")) else None


_OPENS = re.compile(
    r"^\s*(?:on|am|le|el|il|op|em|dne|dnia|w dniu|den|\d{1,4}[-./]|at|in|(?:mon|tue|wed|thu|fri|sat|sun)\w*,?|"
    r"(?:mo|di|mi|do|fr|sa|so)\.?,|(?:lun|mar|mer|jeu|ven|sam|dim)\w*\.?,?|(?:pon|wt|śr|czw|pt|sob|niedz)\w*\.?,?|"
    r"(?:po|út|st|čt|pá|so|ne)\.?)\b",
    re.I,
)


def _header_block(lines: list[str], at: int) -> bool:
    """Tell whether the lines from `at` on are the From/Sent/To/Subject block that Outlook puts before a quote."""
    block = [x for x in lines[at : at + 8] if x.strip()][:5]
    if not block or not _FROM.match(block[0]):
        return False
    return sum(1 for x in block[1:] if _SENT.match(x)) >= 2
