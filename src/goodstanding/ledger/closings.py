"""Does a message wait for an answer? Word lists, in the languages people most often write to one another.

    needs_answer("When would suit you?")     # True
    is_closing("Perfect, thanks a lot! 👍")   # True: a friendly end, which asks for nothing
    is_closing("Danke, bis morgen!")          # True

A closing is a short message made of nothing but thanks, assent, farewells, wishes and emoji. The lists are
deliberately plain: a word is a closing word only if a message made of such words alone waits for nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

# Words of which a closing is made, by language.
_CLOSING = {
    "en": """thanks thank you thx ty tysm cheers ok okay okey k kk great perfect super cool nice awesome lovely
        fantastic wonderful brilliant excellent sure fine good sounds noted received understood got it will do done
        agreed deal yes yep yeah yup no problem worries you're youre you welcome pleasure my anytime likewise same
        to too bye goodbye see soon later then tomorrow monday tuesday wednesday thursday friday talk take care
        have a an the nice day evening weekend week one enjoy best wishes regards warm kind looking forward
        so very much many lot lots again for all your help everything really appreciate appreciated that this
        happy holidays new year merry christmas congrats congratulations well done haha lol ha hi hello dear and
        of course absolutely alright right i'll ill there until till cu x xx xo me am glad useful works""",
    "de": """danke dank dir ihnen vielen herzlichen lieben besten schön ok okay alles klar super prima perfekt
        gut toll top passt gerne gern geschehen bitte sehr ja jo genau einverstanden bis morgen bald dann später
        tschüss ciao viele liebe beste herzliche grüße gruß mfg lg vg schönen tag abend wochenende schönes dir
        euch auch ebenso gleichfalls freut mich freue verstanden erledigt wird gemacht für die das deine ihre
        hilfe antwort rückmeldung schnelle und mach's gut""",
    "fr": """merci beaucoup bien mille infiniment ok d'accord dac parfait super génial top très nickel entendu
        noté reçu oui avec plaisir de rien je vous en prie t'en prie bonne bonsoir journée soirée semaine weekend
        week-end fin à bientôt demain plus tard au revoir salut bises cordialement ça marche pour tout votre ton
        ta aide réponse et également toi aussi c'est gentil excellente""",
    "es": """gracias muchas mil muchísimas ok vale perfecto genial estupendo claro sí si de acuerdo nada entendido
        recibido listo hecho con gusto un placer saludos saludo abrazo abrazos hasta luego mañana pronto adiós
        chao chau buen buena buenas tarde noche noches día dia fin semana igualmente por todo tu su ayuda
        respuesta muy amable bien excelente te lo agradezco""",
    "pt": """obrigado obrigada obg muito muita brigado brigada ok certo perfeito ótimo otimo ótima beleza blz
        combinado sim de nada por imagina valeu entendido recebido feito abraço abraços abs até logo amanhã
        breve tchau bom boa dia tarde noite semana fim igualmente tudo pela pelo sua ajuda resposta fico grato
        grata excelente legal show""",
    "it": """grazie mille molte tante infinite ok okay va bene perfetto ottimo benissimo d'accordo certo sì si
        di nulla niente prego figurati capito ricevuto fatto con piacere a presto domani dopo ciao arrivederci
        saluti cordiali buona buon giornata serata notte weekend fine settimana anche te lei per tutto l'aiuto
        la risposta gentilissimo gentilissima grande""",
    "nl": """dank je u wel bedankt dankjewel dankuwel hartelijk heel erg veel ok oke oké prima top super goed
        perfect mooi fijn ja graag gedaan geen probleem begrepen ontvangen akkoord tot ziens morgen snel straks
        dan doei groet groeten groetjes fijne dag avond weekend jij ook jou insgelijks voor je hulp antwoord
        reactie en de""",
    "sv": """tack så mycket tusen ok okej perfekt bra toppen jättebra super fint ja gärna ingen fara orsak
        varsågod förstått mottaget vi ses hörs imorgon snart hej då hejdå hälsningar vänliga mvh ha det trevlig
        helg dag kväll detsamma för hjälpen svaret takk tusind tusen mange mycket kiitos paljon hei moi selvä
        hyvä loistavaa nähdään fint supert flott perfekt vi sees hilsen selv tak""",
    "pl": """dziękuję dzięki dziekuje dzieki wielkie bardzo serdecznie ok okej super świetnie dobrze dobra jasne
        tak nie ma za co proszę sprawy zrozumiano przyjąłem do widzenia jutra zobaczenia usłyszenia pozdrawiam
        pozdrowienia miłego dnia wieczoru weekendu nawzajem również pomoc odpowiedź i""",
    "cs": """děkuji děkuju díky dík moc mockrát ok dobře dobrá super jasně skvěle ano není zač rádo se stalo
        nashledanou zítra ahoj pěkný hezký den večer víkend s pozdravem ďakujem vďaka veľmi pekne köszönöm
        köszi szépen rendben oké szuper mulțumesc multumesc mersi frumos perfect bine hvala lijepa lepa puno
        super odlično bok благодаря мерси""",
    "tr": """teşekkürler teşekkür ederim ederiz sağol sağolun saol çok tamam tamamdır peki harika süper olur
        evet rica anlaşıldı görüşürüz görüşmek üzere iyi günler akşamlar hafta sonları kolay gelsin selamlar
        saygılar""",
    "ru": """спасибо большое огромное вам тебе благодарю ок окей хорошо отлично супер ладно понял поняла понятно
        принято договорились да пожалуйста не за что до свидания завтра встречи связи пока всего доброго хорошего
        дня вечера выходных взаимно с уважением дякую дуже щиро добре гаразд будь ласка""",
    "el": """ευχαριστώ ευχαριστω πολύ πολυ οκ εντάξει ενταξει τέλεια τελεια ωραία παρακαλώ ναι καλή καλημέρα
        καλησπέρα μέρα συνέχεια γεια τα λέμε""",
    "id": """terima kasih makasih banyak ya ok oke baik siap sip mantap sama-sama sampai jumpa besok selamat pagi
        siang malam salam""",
    "vi": """cảm ơn cám rất nhiều ok vâng dạ được tốt bạn anh chị em không có gì hẹn gặp lại tạm biệt""",
    "ar": """شكرا شكراً جزيلا جزيلاً لك لكم تمام حسنا حسناً نعم ممتاز عفوا عفواً مع السلامة الى إلى اللقاء تحياتي
        ممنون مرسي متشکرم خیلی باشه תודה רבה בסדר מעולה אוקיי כן להתראות סבבה""",
    "hi": """धन्यवाद शुक्रिया बहुत ठीक है अच्छा जी हाँ नमस्ते dhanyavaad shukriya theek hai accha bahut""",
}

# Writing without spaces: a message made only of these pieces is a closing.
_CLOSING_PIECES = (
    "ありがとうございました|ありがとうございます|ありがとう|感謝します|了解しました|了解です|了解|承知しました|承知いたしました|"
    "かしこまりました|よろしくお願いいたします|よろしくお願いします|よろしく|お疲れ様です|お疲れさまでした|はい|おやすみなさい|また明日|"
    "どうも|こちらこそ|助かりました|"
    "非常感谢|十分感谢|多谢|谢谢|謝謝|感谢|感謝|不客气|不客氣|好的|好|收到|明白|了解|知道了|没问题|沒問題|再见|再見|"
    "明天见|辛苦了|您|你|了|啦|"
    "감사합니다|고맙습니다|고마워요|고마워|네|넵|예|알겠습니다|좋아요|좋습니다|수고하세요|안녕히|계세요|"
    "ขอบคุณครับ|ขอบคุณค่ะ|ขอบคุณ|มาก|ครับ|ค่ะ|โอเค|ได้"
)

# Words that ask, where no question mark stands.
_ASKING = re.compile(
    r"\b(?:let me know|could you|can you|would you|will you|please (?:send|share|tell|advise|confirm|let)|"
    r"(?:i )?wonder(?:ing)? (?:if|whether)|any (?:thoughts|news|update)|what do you think|keep me posted|get back to me|"
    r"waiting for your|looking forward to (?:hearing|your)|"
    r"k(?:ö|oe)nn(?:test|ten|t|en) (?:du|sie|ihr)|kannst du|w(?:ü|ue)rde(?:st|n) (?:du|sie)|"
    r"sag(?:en sie)? (?:mir )?bescheid|gib(?:t)? (?:mir )?bescheid|was (?:meinst|meinen) (?:du|sie)|"
    r"ich freue mich auf (?:ihre|deine)|"
    r"pou(?:rriez|vez)[- ]vous|peux[- ]tu|pourrais[- ]tu|dis[- ]moi|dites[- ]moi|tenez[- ]moi|qu'en penses|"
    r"dans l'attente de|podr(?:í|i)as?|puedes?|me puedes|av(?:í|i)same|dime|d(?:í|i)game|qu(?:é|e) (?:te|le) parece|"
    r"quedo a la espera|poderia|voc(?:ê|e) pode|me avis[ae]|o que acha|aguardo|potresti|potrebbe|puoi|fammi sapere|"
    r"mi faccia sapere|che ne pens|resto in attesa|kun je|kunt u|zou (?:je|u)|laat (?:me|het) weten|wat vind|"
    r"kan du|kunde du|skulle du|h(?:ö|o)r av dig|lad mig vide|gi meg beskjed|czy (?:mo(?:ż|z)esz|mog)|daj zna(?:ć|c)|"
    r"prosz(?:ę|e) o (?:odpowied|informac)|m(?:ů|u)žeš|m(?:ů|u)žete|dej(?:te)? v(?:ě|e)d(?:ě|e)t|"
    r"haber ver|bilgi ver|misin(?:iz)?|mısın(?:ız)?|bisa(?:kah)? (?:anda|kamu)|mohon|tolong)\b"
    r"|подскажи|скажите|можете ли|можешь|сможете|дай(?:те)? знать|напишите|жду (?:ваш|твое)|"
    r"教えて|いかがでしょう|いかがですか|でしょうか|ますか|ご確認|ご返信|お返事|お知らせください|"
    r"请问|請問|请告诉|能否|可以吗|是否|怎么样|麻烦|알려\s?주|주시겠|가능할까|어떠세요|هل |يرجى|ممكن |क्या ",
    re.IGNORECASE,
)

_THANKS = re.compile(
    r"\b(?:thank(?:s|ful)?|thx|cheers|grateful|gratitude|appreciate[sd]?|much obliged|kind of you|"
    r"dank(?:e|en|bar|eschön)?|dankeschön|herzlichen dank|bedankt?|dankjewel|merci|reconnaissante?|remerci\w+|gracias|"
    r"agrade\w+|obrigad[oa]|valeu|grat[oa]|grazie|ringrazi\w+|tack(?:ar)?|takk|tak|kiitos|kiitän|dzi[eę]k\w+|d[ěe]kuj\w+|"
    r"d[ií]ky|ďakujem|köszön\w+|köszi|mul[tț]umesc|hvala|te[sş]ekk[uü]r\w*|sa[gğ]ol\w*|terima kasih|makasih|"
    r"cảm ơn|cám ơn|salamat|asante)\b"
    r"|спасибо|благодар|дякую|ευχαριστ|شكر|ممنون|متشکر|תודה|धन्यवाद|शुक्रिया|ありがとう|感謝|感谢|谢谢|謝謝|多谢|감사|고맙|고마워|ขอบคุณ",
    re.IGNORECASE,
)

_LINK = re.compile(r"https?://\S+|www\.\S+")
_QUOTED = re.compile(r"^\s*>.*$", re.MULTILINE)
_QUESTION = re.compile(r"[?？؟՞\u037e]|[\u0370-\u03ff]\s*;\s*$", re.MULTILINE)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff])"  # with the vowel signs of Indic and Thai
_WORD = re.compile(rf"{_LETTER}+(?:['’-]{_LETTER}+)*")
_LONGEST_CLOSING = 14  # words: longer than this, something was said


@cache
def _words() -> frozenset[str]:
    return frozenset(word for words in _CLOSING.values() for word in words.split())


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile(f"(?:{_CLOSING_PIECES})+")


def own_words(text: str) -> str:
    """Return the text without links and quoted lines."""
    return _LINK.sub(" ", _QUOTED.sub(" ", text)).strip()


@lru_cache(maxsize=8_192)
def asks(text: str) -> bool:
    """Return whether the text asks something, in a question or in words that ask."""
    own = own_words(text)
    return bool(_QUESTION.search(own) or _ASKING.search(own))


@lru_cache(maxsize=8_192)
def thanks(text: str) -> bool:
    """Return whether the text thanks, in one of the languages we know."""
    return bool(_THANKS.search(text))


@lru_cache(maxsize=8_192)
def is_closing(text: str) -> bool:
    """Return whether a message is a friendly end that waits for nothing; an emoji alone is one.

    False for an empty text (the export may not show it) and for anything that asks.
    """
    own = own_words(text)
    if not own:
        return False
    words = _WORD.findall(unicodedata.normalize("NFC", own).casefold().replace("’", "'"))
    if len(words) > _LONGEST_CLOSING or asks(own):  # the length first: it is the quicker question
        return False
    if not words:
        return not any(char.isdigit() for char in own)
    # One word may be a name ("Thanks, Ben!"), if what surrounds it closes.
    unknown = sum(word not in _words() and not _pieces().fullmatch(word) for word in words)
    return unknown == 0 or (unknown == 1 and 2 <= len(words) <= 8 and thanks(own))


def needs_answer(text: str, *, opens: bool = False) -> bool:
    """Return whether a message waits for an answer.

    Args:
        opens: it began a conversation, rather than carrying one on; then anything but a closing waits.
    """
    return asks(text) or (opens and not is_closing(text))
