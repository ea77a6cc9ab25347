"""The line that a telephone or a mail program writes under a mail: "Sent from my iPhone", in any language."""

from __future__ import annotations

import re

_THINGS = (
    "iphon|ipad|ipod|ios|macbook|android|samsung|galaxy|huawei|honor|xiaomi|redmi|oneplus|pixel|nokia|xperia|sony|"
    "motorola|blackberry|windows(?: phone| 1[01]| mail)?|outlook|gmail|yahoo|aol|gmx|web[.]de|proton ?mail|mail[.]ru|"
    "yandex|яндекс|thunderbird|k-9|fairemail|spark|tuta(?:nota)?|aqua ?mail|bluemail|mymail|mailbird|em client|zoho|"
    "fastmail|icloud|t-mobile|telekom|vodafone|orange|bouygues|verizon|at&t|lg|htc|zte|vivo|oppo|realme|"
    "smartphone|handy|mobiltelefon|mobile device|mobile|portable|móvil|celular|telemóvel|mobiel|mobieltje"
)
_THING = re.compile(rf"(?<![a-z])(?:{_THINGS})", re.I)
_SENT_FIRST = (
    "sent (?:from|via|using|with|by|on|úr|frá)|gesendet (?:von|mit|über|aus|via)|versendet (?:von|mit)|von meinem|"
    "mit meinem|diese nachricht wurde|skickat|skickades|sänt|sendt|lähetetty|envoyé|provenance|enviado|enviada|enviat|"
    "inviato|inviata|verzonden|verstuurd|gestuurd|odesláno|odoslané|odoslaná|poslané|wysłan[eoay]|posla[nt]o|poslato|"
    "trimis|изпратен[оа]|отправлен[оа]|надіслан[оа]|відправлен[оа]|послат[оа]|испратен[оа]|στάλθηκε|εστάλη|αποστολή|"
    "išsiųsta|siųsta|nosūtīts|sūtīts|saadetud|dërguar|bidalia|bidalita|senda|seolta|anfonwyd|נשלח|أُرسلت|أرسلت|مرسل|"
    "تم الإرسال|تم إرسال|ارسال|فرستاده|gửi|được gửi|đã gửi|dikirim|terkirim|dihantar|ส่งจาก|ส่งมาจาก|ipinadala|imetumwa|"
    "发自|來自|来自|傳自|發自|從|从|通过|nadaná|(?:el)?küldve"
)
_GET_FIRST = (
    "get|hanki|télécharg|obten|obtém|obter|baixar|scarica|ottieni|outlook|download|hent|få|skaffa|hämta|holen|laden|"
    "získa[tť]|stáhn|stiahn|pobierz|dobij|pridobi|nabavi|obține|descărca|вземете|изтегл|получи|скачать|завантаж|"
    "отрима|λήψη|αποκτήστε|gauti|gaukite|iegū|hangi|merrni|קבל|احصل|دریافت|tải|dapatkan|รับ|ดาวน์โหลด|获取|取得|下载|下載"
)
_SENT_LAST = (
    "gesendet|gönderildi|gönderilmiştir|edinin|alın|indirin|から送信|から送信されました|より送信|を入手|送信|传送|傳送|"
    "發送|发送|寄出|下載|보냄|보냈습니다|다운로드|받기|küldve|küldött|küldöm|beszerzése|letöltése|भेजा गया|भेजी गई|"
    "পাঠানো|পাঠানো হয়েছে|அனுப்பப்பட்டது|გამოგზავნილია|bidalia|bidalita|bidalia da|ärakirjutatud|saadetud|lähetetty|"
    "göndərilib|yuborildi|жіберілген|жіберілді|илгээсэв|skickat|verzonden|poslano|odesláno"
)
_FIRST = re.compile(rf"(?:{_SENT_FIRST})", re.I)
_GET = re.compile(rf"(?:{_GET_FIRST})", re.I)
_LAST = re.compile(rf"(?:{_SENT_LAST})\W*$", re.I)
_EASY = re.compile(
    r"^(?:sent (?:from|via|with|using|by) (?:my |yahoo|outlook|mail for|proton|samsung|the |a )|get outlook for|"
    r"(?:diese nachricht wurde )?von meinem \w+|gesendet (?:von|mit)|envoyé de(?:puis)? (?:mon|l['’])|envoyé à partir|"
    r"enviado (?:desde|do|a partir)|enviado de(?:l)? m[ie]|inviato da(?:l)?\b|verstuurd vanaf|verzonden vanaf|"
    r"odesláno z|wysłan[eo]? z|téléchargez outlook|virus-free\b|"
    r"this (?:e-?mail|message) (?:has been|was) checked for virus)",
    re.I,
)
_LINK = re.compile(r"\s*(?:[<\[(]\s*https?:[^\s<>]*\s*[>\])]|https?:\S+)\s*$")
_PAIR = (
    re.compile(r"outlook", re.I), re.compile(r"ios|android|iphone|ipad", re.I),
    re.compile(r"yahoo|aol|web[.]de|gmx|mail[.]ru|proton", re.I), re.compile(r"android|iphone|ipad|ios|app\b", re.I),
    re.compile(r"mail", re.I), re.compile(r"windows", re.I),
)  # fmt: skip


def is_phone_line(line: str, *, before_history: bool) -> bool:
    """Tell whether a paragraph of one line is what a telephone added.

    `before_history`: quoted history follows it, which makes a short line that ends in a telephone's name one in a
    language that no list knows.
    """
    line = line.strip(" \t*_~-—–\u200e\u200f\u202a\u202c\xa0")
    if not 5 < len(line) <= 160:
        return False
    linked = _LINK.search(line)
    said = line[: linked.start()].rstrip() if linked else line
    if not said or said[-1:] in "?？:：" or len(said) > 100:
        return False
    words = len(said.split())
    if _EASY.match(said):
        return True
    if words > 12 or not _THING.search(said):
        return False
    last = list(_THING.finditer(said))[-1]
    if _FIRST.match(said):
        return linked is not None or len(said[last.end() :].split()) <= 3
    if words <= 8 and _LAST.search(said):
        return True
    if words <= (9 if linked or _GET.match(said) else 6) and any(
        _PAIR[n].search(said) and _PAIR[n + 1].search(said) for n in (0, 2, 4)
    ):
        return said[-1] not in ".!"
    return before_history and words <= 6 and said[-1] not in ".!,;"
