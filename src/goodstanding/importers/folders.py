"""What a folder, a label or a flag makes of a mail: sent, spam, in the bin, a draft, a chat."""

from __future__ import annotations

import re

from goodstanding.importers.export import Entry
from goodstanding.importers.message import Mail

MAILDIR = re.compile(r"(?:^|/)(cur|new|tmp)/[^/]+$")
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
_ROLES = {
    "sent": (
        "sent", "sent mail", "sent messages", "sent items", "sent-mail", "messages envoyés", "envoyés",
        "éléments envoyés", "courrier envoyé", "gesendet", "gesendete elemente", "gesendete objekte",
        "gesendete nachrichten", "enviados", "elementos enviados", "correo enviado", "enviado", "mensajes enviados",
        "inviati", "inviata", "posta inviata", "messaggi inviati", "verzonden", "verzonden items",
        "verzonden berichten", "odeslané", "odeslaná pošta", "odeslaná", "wysłane", "elementy wysłane",
        "mensagens enviadas", "itens enviados", "e-mails enviados", "enviadas", "e-mail enviados",
        "verzonden e-mail", "skickat", "sendt", "отправленные", "送信済みメール", "已发邮件",
    ),
    "spam": (
        "spam", "junk", "junk e-mail", "junk email", "bulk mail", "courrier indésirable", "indésirables", "pourriel",
        "unerwünscht", "unerwünschte werbung", "junk-e-mail", "correo no deseado", "posta indesiderata",
        "ongewenst", "ongewenste e-mail", "ongewenste berichten", "lixo eletrónico", "lixo eletrônico",
        "correio indesejado", "nevyžádaná pošta", "nevyžádané", "wiadomości-śmieci", "[gmail]/spam", "спам",
    ),
    "trash": (
        "trash", "bin", "deleted", "deleted items", "deleted messages", "corbeille", "éléments supprimés",
        "papierkorb", "gelöscht", "gelöschte elemente", "gelöschte objekte", "papelera", "elementos eliminados",
        "cestino", "posta eliminata", "elementi eliminati", "prullenbak", "verwijderde items", "lixeira", "lixo",
        "itens excluídos", "itens eliminados", "koš", "odstraněná pošta", "kosz", "elementy usunięte", "корзина",
    ),
    "draft": (
        "draft", "drafts", "brouillon", "brouillons", "entwurf", "entwürfe", "borrador", "borradores", "bozza",
        "bozze", "concept", "concepten", "rascunho", "rascunhos", "koncept", "koncepty", "rozepsané",
        "wersje robocze", "wersja robocza", "szkic", "szkice", "templates", "outbox", "unsent messages",
        "черновики",
    ),
    "chat": ("chat", "chats", "discussions"),
}  # fmt: skip
_ROLE_OF = {name: role for role, names in _ROLES.items() for name in names}
REASON = {
    "spam": "spam",
    "trash": "in the bin",
    "draft": "draft",
    "chat": "chat",
    "deleted": "deleted in the mail program",
}
_LABEL = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^,]*))\s*(?:,|$)')


def labels(value: str) -> list[str]:
    """Return the labels of an X-Gmail-Labels header: "Travel, 2023" in quotes is one label."""
    out: list[str] = []
    at = 0
    while at < len(value):
        found = _LABEL.match(value, at)
        if found is None or found.end() == at:
            break
        said = found.group(1) if found.group(1) is not None else found.group(2)
        if said and said.strip():
            out.append(said.strip())
        at = found.end()
    return out


_LABEL_ROLES: dict[bytes, str] = {}


def role_of(mail: Mail, entry: Entry, folder: str) -> str:
    """Return what a mail's labels, flags or folder make of it: sent, spam, trash, draft, chat, deleted or ""."""
    value = mail.headers.get("x-gmail-labels")
    if value is not None:
        role = _LABEL_ROLES.get(value)
        if role is None:
            found = {_ROLE_OF.get(label.casefold(), "") for label in labels(mail.header("x-gmail-labels"))}
            role = next((r for r in ("chat", "draft", "spam", "trash", "sent") if r in found), "")
            if len(_LABEL_ROLES) < 20_000:
                _LABEL_ROLES[value] = role
        return role
    status = mail.headers.get("x-mozilla-status")
    if status is not None:
        try:
            if int(status, 16) & 0x0008:
                return "deleted"
        except ValueError:
            pass
    if folder.startswith("maildir"):
        flags = _FLAGS.search(entry.name)
        if flags is not None:
            if "T" in flags.group(1):
                return "trash"
            if "D" in flags.group(1):
                return "draft"
        return folder[8:]
    return folder


def folder_role(path: str) -> str:
    """Return the role that a file's folder or name gives it; "maildir:" before it for a Maildir."""
    parts = [p for p in re.split(r"[/\\]", path) if p]
    maildir = MAILDIR.search(path) is not None
    names: list[str] = []
    for part in parts[:-2] if maildir else parts:
        bare = re.sub(r"\.(?:mbox|mbx|sbd|eml|emlx)$", "", part, flags=re.I)
        names.append(bare)
        if "." in bare:
            names.append(bare.rsplit(".", 1)[-1])
        names.append(re.sub(r"[-_ ]*(?:\(\d+\)|-?\d{1,3})$", "", bare))
    role = ""
    for name in reversed(names):
        role = _ROLE_OF.get(name.strip(" .").casefold().replace("_", " "), "")
        if role:
            break
    return f"maildir:{role}" if maildir else role
