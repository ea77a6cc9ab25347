"""Which language a message is written in: scripts first, then the small words every sentence needs.

Small enough to start in a millisecond (the usual identifiers take seconds and a hundred megabytes), and honest:
a text without enough to go by is `und`, which is read with the English lists and said so.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from goodstanding.language.text import Reading

# The words that carry no meaning of their own, folded. A word in several languages counts a part for each.
_SMALL_WORDS = {
    "en": "the and to of a in is you your i i'm it for on that with we our are have this be can was not my if me as at from or would about just an do will but what so how they has been let any more i'd i've it's don't we're there which who when should could please thanks hi hello by get no all up out",
    "de": "der die das und ich sie ist nicht ein eine zu mit auf fur den von wir es dem im bei wie haben wurde ihre ihr ihnen uns auch sich an werden oder mir dass als noch einen nur kann konnen mein meine ihren ihrem ware gerne habe hallo danke aus um vielen uber zum zur du dein deine dich dir sind wenn mal liebe sehr was",
    "fr": "le la les et de des un une je vous nous est pour que qui dans en sur votre vos avec pas ce du au plus ne se sont j'ai mon ma mes notre nos cette ou si avez etes bonjour merci aux par il elle on suis c'est d'un d'une qu'il tres tout vers bien comme peut etre ai a leur",
    "es": "el la los las de que y en un una por con para es no su se lo al me le mi del mas como pero sus te tu nos hola gracias estoy tengo soy muy si esta este ha o nuestro nuestra nuestros usted ustedes son ya he les hay cuando puede sobre todo",
    "it": "il lo la i gli le di che e un una per con non si in sono del della mi ti ci da al piu come ma ho hai ha nel su nostra nostro tuo tua vostra suo sua questo questa buongiorno ciao grazie alla dei delle anche se vi molto ad dal vorrei piacere o siamo stato e' nei dalla abbiamo",
    "pt": "o a os as de que e em um uma por com para nao se do da no na mais como mas ao sua seu voce nos eu me meu minha ola obrigado obrigada esta este estou tenho sou muito pela pelo dos das nosso nossa ou ja foi sao isso tem ser seus voces bom dia gostaria",
    "nl": "de het een en van ik je is dat op te in voor met niet zijn aan er maar om ook als uw u jullie we wij bij of naar heb hebt heeft kan dan nog wat mijn onze ons deze die dit was zou graag bedankt hallo door over meer jouw even hoe wel geen ben worden wordt",
    "sv": "och att det som en pa ar av for med till den har de inte om ett jag du vi han men var sig fran kan er mig dig oss ni skulle hej tack din ditt dina min mitt nar eller sa vad mycket ocksa finns vill vara",
    "da": "og at det som en pa er af for med til den har de ikke om et jeg du vi men var sig fra kan jer mig dig os hej tak din dit dine min mit nar eller sa hvad meget ogsa vil kunne blev hvis nogle",
    "no": "og at det som en pa er av for med til den har de ikke om et jeg du vi men var seg fra kan dere meg deg oss hei takk din ditt dine min mitt nar eller sa hva mye ogsa vil kunne ble hvis noen",
    "fi": "ja on ei etta se han mina sina olen olet ovat mutta kun niin myos tai jos hei kiitos voi voisi teidan meidan sinun minun tama mita ole oli kanssa nyt vain kuin joka jotka olisi moi sita",
    "pl": "i w na z do sie nie jest to ze o jak dla po za od czy ale oraz co pan pani panstwa mi ja my jestem mam dzien dobry czesc dziekuje bardzo prosze tym ktory ktore moze juz tylko nasz nasze firma byc przez sa moj tak",
    "cs": "a se na je ze v to s z do o k pro jak ale by jsem jsme jste vam vas vase nas nase dobry den dekuji diky prosim ktery ktere muze bych co tak uz jen nebo za po pri velmi jako rad",
    "sk": "a sa na je ze v to s z do o k pre ako ale by som sme ste vam vas vase nas nase dobry den dakujem prosim ktory ktore moze co tak uz len alebo za po pri velmi rad",
    "hu": "a az es hogy nem is egy van de meg ha en te mi on ez ezt azt kerem koszonom udvozlom szia jo napot lehet vagy csak mar mint most nagyon volt onok cegunk sziasztok ki el fel",
    "ro": "si de la in cu pe nu un o este ca sa se din pentru mai va sunt am ai ce dar daca sau buna ziua multumesc noi eu dumneavoastra ne te imi care fost foarte al ale prin despre",
    "tr": "ve bir bu da de icin ile cok ne var mi ben siz biz olarak gibi daha en merhaba tesekkurler tesekkur ederim sayin size sizin bizim olan ama kadar sonra degil ya her mu misiniz iyi gunler",
    "id": "dan yang di ke dari untuk dengan ini itu tidak anda saya kami kita adalah akan pada dalam ada atau juga bisa sudah terima kasih halo bapak ibu jika lebih apa oleh karena seperti dapat nya",
    "vi": "va la cua cho toi ban chung khong co duoc trong voi mot cac nhung de den nay khi nhu anh chi em xin chao cam on rat nhieu se da dang hay hoac",
    "hr": "i u na je da se za su od s sa ne to kao ali ili bi smo ste sam vam vas nas hvala pozdrav dobar dan koji koje moze li što sto biti jos kako po iz vrlo",
    "ca": "el la els les de que i en un una per amb no es al del mes com pero hola gracies soc molt si aquest aquesta ha nostre nostra us vos seva seu som",
}  # fmt: skip
# Words that no other of these languages uses: they decide between neighbours.
_TELLING = {
    "da": "jeg af jer ogsa hvis nogle blev noget hvad", "no": "jeg av dere deg meg hva noen seg mye ikke hei",
    "sv": "och jag ar fran inte nar ocksa mig skulle", "es": "y usted el los hola gracias muy pero",
    "pt": "voce nao uma em obrigado com ola sao", "ca": "amb els gracies soc molt pero nostre",
    "cs": "jsem jsme dekuji diky prosim rad nebo ktere", "sk": "som sme dakujem alebo len pre",
}  # fmt: skip
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_ANY_SCRIPT = re.compile("|".join(script.pattern for _, script in _SCRIPTS))
_UKRAINIAN = re.compile("[іїєґ]")
_BULGARIAN = re.compile(r"\b(?:съм|във|ще|си|за да|мога|благодаря)\b")
_PERSIAN = re.compile("[پچژگ]")
FULL = ("en",)
IN_PART = ("de", "fr", "es", "it", "pt", "nl")
A_LITTLE = (
    "sv",
    "da",
    "no",
    "fi",
    "pl",
    "cs",
    "sk",
    "hu",
    "ro",
    "tr",
    "ru",
    "uk",
    "zh",
    "ja",
    "ko",
    "ar",
    "hi",
    "id",
    "vi",
)
NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech", "sk": "Slovak",
    "hu": "Hungarian", "ro": "Romanian", "tr": "Turkish", "id": "Indonesian", "vi": "Vietnamese", "hr": "Croatian",
    "ca": "Catalan", "ja": "Japanese", "ko": "Korean", "zh": "Chinese", "ru": "Russian", "uk": "Ukrainian",
    "bg": "Bulgarian", "ar": "Arabic", "fa": "Persian", "he": "Hebrew", "el": "Greek", "hi": "Hindi", "th": "Thai",
    "und": "a language we could not tell",
}  # fmt: skip
_LETTERS_READ = 4000
_WORDS_READ = 400
_COUNTED = 4  # so many times a word counts


Owners = tuple[tuple[tuple[str, float], ...], ...]


@cache
def _weights() -> dict[str, Owners]:
    """Return for each small word what it says for which languages when it stands there once, twice, three, four times."""
    owners: dict[str, list[str]] = {}
    for language, words in _SMALL_WORDS.items():
        for word in set(words.split()):
            owners.setdefault(word, []).append(language)
    telling = {word: language for language, words in _TELLING.items() for word in words.split()}
    return {
        word: tuple(
            tuple(
                (language, ((1 / len(languages) ** 0.5) + (telling.get(word) == language)) * count**0.5)
                for language in languages
            )
            for count in range(1, _COUNTED + 1)
        )
        for word, languages in owners.items()
    }


def language(reading: Reading) -> str:
    """Return the ISO 639-1 code of the language that a reading's own words are in, or `und`.

    At least two small words, or one in a very short text, must speak for it. Only the beginning is read
    (400 words).
    """
    own = reading.own
    if not own.isascii() and _ANY_SCRIPT.search(own, 0, _LETTERS_READ):
        sample = own[:_LETTERS_READ]
        letters = sum(map(str.isalpha, sample)) or 1
        for code, script in _SCRIPTS:
            count = len(script.findall(sample))
            if count * (8 if code == "ja" else 3) > letters:
                if code == "ru":
                    return "uk" if _UKRAINIAN.search(sample) else "bg" if _BULGARIAN.search(sample) else "ru"
                if code == "ar" and _PERSIAN.search(sample):
                    return "fa"
                return code
    weights = _weights()
    score: dict[str, float] = {}
    words = reading.words[:_WORDS_READ]
    hits = 0
    for word, count in Counter(words).items():
        owners = weights.get(word)
        if owners is None and "'" in word:
            head, _, tail = word.partition("'")
            owners = weights.get(tail) if len(head) < 3 else weights.get(head)
        if owners:
            hits += count
            for code, weight in owners[min(count, _COUNTED) - 1]:
                score[code] = score.get(code, 0.0) + weight
    if not score or (hits < 2 and len(words) > 3):
        return "und"
    best, value = max(score.items(), key=lambda item: (item[1], item[0] == "en"))
    if best != "en" and value < 1.15 * score.get("en", 0.0):
        return "en"
    return best if value >= 0.9 or len(words) <= 4 else "und"


def coverage(code: str) -> str:
    """Return `full`, `part`, `little` or `none`: how much of what the rules look for we can read in a language."""
    if code in FULL or code == "und":
        return "full"
    return "part" if code in IN_PART else "little" if code in A_LITTLE else "none"
