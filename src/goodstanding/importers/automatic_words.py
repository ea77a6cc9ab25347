"""How the subjects of automatic answers begin, folded, in the languages that Exchange and Gmail write.

A prefix is automatic when each of its words says "automatic" or "answer", or joins the two.
"""

AUTO = (
    "auto", "авто", "αυτοματ", "αυτό", "otomat", "отомат", "samodejn", "sjalfvirk", "uathoibr", "awtomat", "avtomat",
    "iseveng", "автомат", "аутомат", "аутамат", "outomat", "ավտոմատ", "ავტომატ", "自动", "自動", "자동", "אוטומט", "تلقائ", "آلي", "خودکار", "स्वचालित", "स्वतः",
    "স্বয়ংক্রিয়", "தானியங்கி", "ఆటోమేటిక్", "ಸ್ವಯಂಚಾಲಿತ", "സ്വയമേവ", "സ്വയം", "આપમેળે", "ਸਵੈਚਲਿਤ", "อัตโนมัติ", "ស្វ័យប្រវត្តិ", "ອັດຕະໂນມັດ",
    "አውቶማቲክ", "tu dong", "خودکار",
)  # fmt: skip
ANSWER = (
    "reply", "repli", "respon", "answer", "antwort", "reponse", "risposta", "respuesta", "resposta", "antwoord", "svar", "vastau",
    "vastus", "odpowied", "odpoved", "odgovor", "valasz", "raspuns", "отговор", "ответ", "відповід", "вiдповiд", "одговор",
    "адказ", "απαντησ", "yanit", "cevap", "cavab", "javob", "жауап", "жооп", "хариу", "atbild", "atsakym", "pergjigj", "erantzun",
    "ateb", "freagra", "tweġiba", "jibu", "balasan", "jawapan", "jawaban", "tugon", "antwoord", "impendulo", "պատասխան",
    "პასუხი", "תשוב", "מענה", "הודעה", "رد", "جواب", "پاسخ", "उत्तर", "प्रत्युत्तर", "जवाब", "প্রত্যুত্তর", "উত্তর", "জবাব", "பதில்", "ప్రత్యుత్తరం",
    "ప్రతిస్పందన", "ಪ್ರತ್ಯುತ್ತರ", "മറുപടി", "જવાબ", "ਜਵਾਬ", "ตอบกลับ", "การตอบ", "ឆ្លើយតប", "ຕອບ", "ምላሽ", "tra loi", "phan hoi", "hoi dap", "回复", "回覆",
    "答复", "回信", "返信", "応答", "회신", "응답", "답장", "메시지", "notification", "abwesen", "absence", "ausent", "franvar", "fravaer", "nachricht", "pranesim", "отклик", "besked", "bericht",
)  # fmt: skip
JOINS = frozenset(
    [
        "message",
        "messages",
        "notice",
        "de",
        "of",
        "du",
        "d",
        "la",
        "le",
        "the",
        "e",
        "i",
        "y",
        "en",
        "-",
        "–",
        "ข้อความ",
    ]
)
AWAY = frozenset(
    """
    out of office|out of the office|out-of-office|out of office autoreply|out of office reply|ooo|abwesenheitsnotiz|
    abwesenheitsnachricht|abwesenheitsbenachrichtigung|ausente temporalmente|abwesenheitsmeldung|abwesenheitsassistent|absence du bureau|message d'absence|notification d'absence|
    absent du bureau|fuera de la oficina|fuera de oficina|mensaje de ausencia|fuori sede|fuori ufficio|avviso di assenza|
    messaggio di assenza|afwezigheidsbericht|afwezigheidsassistent|niet aanwezig|buiten kantoor|ausencia temporaria|
    fora do escritorio|ausente do escritorio|mensagem de ausencia|franvaromeddelande|franvaro|fravaersassistent|fravaer|ikke pa kontoret|
    ikke til stede|fravaersmelding|poissaoloilmoitus|poissa toimistosta|ei toimistossa|nieobecnosc|poza biurem|nieobecnosc w biurze|
    mimo kancelar|nepritomnost|mimo kancelarie|nepritomnost v kancelarii|hazon kivul|irodan kivul|tavollet|in afara biroului|
    absent de la birou|извън офиса|вне офиса|нет на рабочем месте|отсутствие на рабочем месте|поза офісом|відсутність|εκτος γραφειου|
    ofis disinda|ofis disinda|vacation|vacation reply|vacation response|vacation autoreply|on vacation|urlaubsnachricht|
    不在通知|不在のお知らせ|外出中|休假|休暇中|부재 중|부재중|부재중 알림|다른 용무 중|mimo ured|izvan ureda|van kancelarije|odsotnost|kontorist valjas|biroja|
    ne biure|fora de l'oficina|bulegotik kanpo|מחוץ למשרד|خارج المكتب|خارج از دفتر|vang mat|di luar kantor|di luar pejabat|ไม่อยู่ที่สำนักงาน|
    abwesend|absence|absent|ausente|assente|assenza|afwezig|afwezigheid|ausencia|poissa|poissaolo
    """.replace("\n", "").replace("    ", "").strip().split("|")
)  # fmt: skip
# Said by people too, before a colon: automatic only in an answer.
PERHAPS = frozenset(
    [
        "ooo",
        "vacation",
        "on vacation",
        "absence",
        "absent",
        "abwesend",
        "ausente",
        "assente",
        "assenza",
        "afwezig",
        "afwezigheid",
        "ausencia",
        "poissa",
        "poissaolo",
        "nepritomnost",
        "nieobecnosc",
        "franvaro",
        "fravaer",
        "休假",
        "外出中",
        "休暇中",
        "odsotnost",
        "відсутність",
        "tavollet",
        "biroja",
    ]
)
