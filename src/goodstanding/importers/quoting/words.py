"""Words with which mail programs introduce what they quote: a help where the shape alone could be the writer's own.

The readers beside this file go by shape (labels with an address and a date, a line with both before a quote). These
lists decide only what shape leaves open, so a language that is missing here costs little.
"""

from __future__ import annotations

import re

_LABELS = {
    "from": """
        from|sender|von|absender|de|expéditeur|remitente|remetente|da|mittente|van|afzender|fra|avsender|afsender|från|
        avsändare|lähettäjä|frá|sendandi|od|odesílatel|odosielateľ|nadawca|šalje|pošiljatelj|pošiljalac|feladó|
        expeditor|de la|от|отправитель|подател|від|від кого|відправник|од|испраќач|пошиљалац|ад|από|αποστολέας|
        kimden|gönderen|gönderici|saatja|kellelt|no|sūtītājs|nuo|siuntėjas|nga|dërguesi|remitent|nork|igorlea|
        מאת|من|المرسل|از|فرستنده|प्रेषक|द्वारा|প্রেরক|จาก|ผู้ส่ง|từ|người gửi|dari|pengirim|daripada|差出人|送信者|
        発信者|发件人|寄件者|寄件人|보낸 사람|보낸사람|보낸 이|발신|oddi wrth|ó|seolaí|fan|vun
    """,
    "date": """
        sent|date|sent at|date sent|gesendet|datum|gesendet am|datum/uhrzeit|envoyé|envoyé le|envoyée|date d'envoi|
        enviado|enviado el|enviado em|enviada em|enviada|fecha|data|data de envio|enviat|inviato|data invio|verzonden|
        verzonden op|sendt|dato|skickat|sänt|lähetetty|päivämäärä|päiväys|pvm|sent þann|dags|dagsetning|odesláno|
        datum odeslání|odoslané|dátum|wysłano|wysłane|poslano|poslato|elküldve|küldve|küldés ideje|trimis|
        data trimiterii|отправлено|дата|дата отправки|изпратено|надіслано|відправлено|послато|испратено|датум|
        адпраўлена|στάλθηκε|αποστολή|ημερομηνία|gönderildi|gönderilme tarihi|gönderme tarihi|tarih|saadetud|kuupäev|
        nosūtīts|datums|išsiųsta|dërguar|data e dërgimit|bidalia|bidalita|נשלח|תאריך|נשלח בתאריך|تم الإرسال|
        تاريخ الإرسال|التاريخ|أرسلت|تاریخ|ارسال|ارسال شده|भेजा गया|दिनांक|तारीख|পাঠানো|তারিখ|ส่ง|ส่งเมื่อ|วันที่|
        đã gửi|ngày|ngày gửi|gửi|dikirim|terkirim|tanggal|dihantar|tarikh|送信日時|日時|日付|送信|发送时间|发送日期|
        日期|時間|时间|寄件日期|傳送時間|보낸 날짜|보낸날짜|날짜|전송 날짜|dyddiad|dáta|ferstjoerd
    """,
    "to": """
        to|an|empfänger|à|pour|destinataire|destinataires|para|a|destinatario|destinatário|per|destinatari|aan|ontvanger|
        til|mottaker|modtager|till|mottagare|vastaanottaja|viðtakandi|komu|příjemce|adresát|príjemca|do|dla|adresat|
        za|prima|primatelj|címzett|către|la|destinatar|кому|получатель|до|получател|отримувач|за|примач|прима|каму|
        προς|παραλήπτης|kime|alıcı|saaja|kellele|kam|adresāts|kam|gavėjas|kam|për|marrësi|nori|hartzailea|אל|אל:|
        לכבוד|إلى|الى|المستلم|به|گیرنده|प्रति|प्राप्तकर्ता|সেবা|প্রাপক|প্রতি|ถึง|ผู้รับ|đến|tới|người nhận|kepada|
        untuk|penerima|ke|宛先|受信者|收件人|收件者|받는 사람|받는사람|받는 이|수신|derbyniwr|chuig|oan|un
    """,
    "subject": """
        subject|re|betreff|betr|objet|sujet|asunto|assunto|oggetto|soggetto|onderwerp|emne|ämne|aihe|efni|předmět|
        predmet|temat|predmet|naslov|zadeva|tárgy|subiect|тема|заголовок|относно|заглавие|предмет|наслов|тэма|θέμα|
        konu|teema|pealkiri|tēma|temats|tema|subjekti|subjekt|lënda|assumpte|asunto|gaia|נושא|הנדון|الموضوع|موضوع|
        عنوان|विषय|বিষয়|เรื่อง|ชื่อเรื่อง|หัวเรื่อง|chủ đề|tiêu đề|subjek|perihal|judul|件名|主题|主題|主旨|标题|標題|
        제목|pwnc|ábhar|underwerp|sujed
    """,
    "cc": """
        cc|bcc|kopie|copie|copie à|copia|cópia|c.c|kopi|kopia|kopie (cc)|kopio|afrit|kopija|kópia|másolat|másolatot kap|
        копия|копие|копія|копија|κοιν|κοινοποίηση|bilgi|koopia|kopija|kopje|העתק|עותק|نسخة|نسخة إلى|رونوشت|प्रतिलिपि|
        সিসি|สำเนา|สำเนาถึง|đồng gửi|salinan|tembusan|抄送|副本|참조|ccc|dw|udw|kp|skrytá kopie|ukryta kopia
    """,
    "more": """
        reply-to|antwort an|antwortadresse|répondre à|responder a|importance|priority|wichtigkeit|priorität|
        attachments|attachment|anlagen|anhang|pièces jointes|datos adjuntos|anexos|allegati|bijlagen|bijlage|vedhæftet|
        vedhæftede filer|bifogade filer|liitteet|přílohy|załączniki|mellékletek|вложения|вкладення|ekler|添付ファイル|
        附件|첨부 파일|organisation|organization|newsgroups|message-id|sensitivity|vertraulichkeit
    """,
}
LABEL_ROLES = {
    " ".join(label.split()): role
    for role, labels in reversed(_LABELS.items())
    for label in "".join(labels.splitlines()).replace("        ", "").strip().split("|")
}
"""What a label says in a header block, lower case. Some words are several things; "from" comes first."""

# Labels that begin a line of somebody's own list, and never of a header block.
OWN_LABELS = frozenset(
    """
    name|e-mail|email|mail|e-mail address|phone|tel|telephone|telefon|téléphone|teléfono|telefono|telefoon|puhelin|
    mobile|mobil|handy|fax|web|website|www|address|adresse|dirección|indirizzo|adres|where|when|place|location|venue|
    ort|wo|wann|zeit|uhrzeit|lieu|quand|où|lugar|cuándo|dónde|luogo|quando|dove|plaats|waar|wanneer|sted|hvor|hvornår|
    host|contact|kontakt|contacto|contatto|ansprechpartner|price|preis|prix|prezzo|precio|weight|gewicht|poids|peso|
    guests|gäste|passengers|arrival|departure|ankunft|abfahrt|abflug|anreise|abreise|login|user|password|passwort|
    username|benutzer|server|meeting id|iban|bic|organizer|organiser|company|firma|note|ps|p.s|agenda|topic|dauer|
    телефон|адрес|имя|место|время|когда|где|цена|τηλέφωνο|电话|地址|姓名|地点|時間|电子邮件|邮箱|場所|電話|住所|氏名|
    전화|주소|장소|시간
    """.replace("\n", "").replace("    ", "").strip().split("|")
)  # fmt: skip

_WROTE = (
    "wrote", "writes", "wrote the following", "schrieb", "schreibt", "geschrieben", "écrit", "ecrit", "escribió",
    "escribio", "ha escrito", "ha scritto", "scrive", "ha scritto", "schreef", "geschreven", "escreveu", "skrev", "skreiv",
    "skrifaði", "skrivaði", "kirjoitti", "napsal", "napsala", "napísal", "napísala", "napisał", "napisała", "pisze",
    "pisał", "pisała", "napisao", "napisala", "napisal", "piše", "írta", "a scris", "scris", "написал", "написала",
    "писал", "писала", "пишет", "написа", "пише", "написав", "написала", "писав", "напісаў", "έγραψε", "yazdı",
    "yazmış", "yazıb", "kirjutas", "rakstīja", "rašė", "shkroi", "shkruajti", "va escriure", "escribiu", "idatzi du",
    "skreau", "schreift", "skribis", "scribite",
    "ysgrifennodd", "scríobh", "viết", "menulis", "menulis pada", "sumulat", "aandika",
    "het geskryf", "skryf", "quoting", "zitat von", "citando", "citat från", "citat", "citation de", "citando a",
    "quotato", "cytowanie", "citát", "idézet", "цитирование", "lainaus", "missatge de",
)  # fmt: skip
_UNSPACED_WROTE = (
    "写道", "寫道", "写到", "寫到", "书写", "のメール", "のメッセージ", "書きました", "書き込み", "작성", "쓴 글",
    "쓴 내용", "님이", "เขียน", "כתב", "מאת", "نوشت", "كتب", "كتابة", "लिखा", "লিখেছেন", "লিখেছে", "எழுதினார்",
    "రాసారు", "ಬರೆದರು", "എഴുതി", "ने लिहिले", "लिहीले", "សរសេរ", "લખ્યું", "ਲਿਖਿਆ", "წერდა", "დაწერა", "գրեց", "គេ", "ጻፈ", "لکھا",
)  # fmt: skip
WROTE = re.compile(
    r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(set(_WROTE), key=len, reverse=True))) + r")(?!\w)"
    r"|" + "|".join(_UNSPACED_WROTE)
)
OPENS = re.compile(
    r"^\s*(?:on|am|le|el|il|op|em|dne|dňa|dnia|w dniu|den|þann|στις|în|vào|pada|på|i|på|al|kl|dana|на|у|в|ar|je|më|"
    r"a|o|\d{1,4}[-./]|at|in|(?:mon|tue|wed|thu|fri|sat|sun)\w*,?|(?:mo|di|mi|do|fr|sa|so)\.?,|"
    r"(?:lun|mar|mer|jeu|ven|sam|dim)\w*\.?,?|(?:pon|wt|śr|czw|pt|sob|niedz)\w*\.?,?|(?:po|út|st|čt|pá|so|ne)\.?)(?!\w)",
    re.I,
)

DIVIDERS = re.compile(
    r"original (?:message|appointment|e?-?mail)|ursprüngliche (?:nachricht|(?:e-?)?mail)|original-?nachricht|"
    r"message d['’]origine|message (?:d['’])?original|courriel original|mensaje original|messaggio originale|"
    r"oorspronkelijk(?:e)? bericht|"
    r"mensagem original|původní (?:zpráva|e-mail)|pôvodná správa|oryginalna wiadomość|wiadomość oryginalna|"
    r"original besked|oprindelig (?:besked|meddelelse)|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|"
    r"eredeti üzenet|mesaj(?:ul)? (?:original|inițial)|originalna poruka|izvorna poruka|izvirno sporočilo|"
    r"исходное (?:сообщение|письмо)|оригинално (?:съобщение|писмо)|оригинальное сообщение|оригінальне повідомлення|"
    r"вихідне повідомлення|оригинална порука|αρχικό μήνυμα|özgün ileti|orijinal (?:mesaj|ileti|e-posta)|algne kiri|"
    r"esialgne kiri|sākotnējā ziņa|originalus laiškas|missatge original|jatorrizko mezua|mensaxe orixinal|הודעה מקורית|"
    r"الرسالة الأصلية|پیام اصلی|मूल संदेश|ข้อความ(?:เดิม|ต้นฉบับ)|thư gốc|tin nhắn gốc|pesan asli|mesej asal|"
    r"元のメッセージ|オリジナルメッセージ|原始邮件|原始郵件|邮件原件|원본 메일|원본 메시지|upprunaleg skilaboð|"
    r"(?:begin |start of )?forwarded (?:message|text|by)|weitergeleitete (?:nachricht|e-mail)|"
    r"message (?:transféré|transmis|réexpédié)|"
    r"mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem (?:encaminhada|reencaminhada)|"
    r"přeposlaná zpráva|preposlaná správa|treść przekazanej wiadomości|wiadomość przekazana dalej|przekazana wiadomość|"
    r"videresendt (?:meddelelse|besked|melding|e-post)|vidarebefordrat (?:meddelande|brev)|vidarebefordrat mail|"
    r"edelleenlähetetty viesti|välitetty viesti|továbbított (?:üzenet|levél)|mesaj redirecționat|proslijeđena poruka|"
    r"prosleđena poruka|posredovano sporočilo|пересылаемое (?:сообщение|письмо)|пересланное сообщение|"
    r"препратено съобщение|пересилається|переслане повідомлення|προωθημένο μήνυμα|iletilmiş (?:mesaj|ileti)|"
    r"iletilen ileti|yönlendirilmiş ileti|edastatud (?:kiri|sõnum)|pārsūtītā ziņa|persiųstas laiškas|missatge reenviat|"
    r"הודעה שהועברה|رسالة مُعاد توجيهها|رسالة معاد توجيهها|پیام بازارسال‌شده|अग्रेषित संदेश|ข้อความที่ส่งต่อ|"
    r"thư đã chuyển tiếp|pesan terusan|pesan yang diteruskan|転送メッセージ|転送されたメッセージ|转发的?邮件|"
    r"已转发邮件|轉寄郵件|轉寄的郵件|전달된 메시지|전달된 메일|áframsend skilaboð|reply message|回复的原邮件",
    re.I,
)

BEGINS_FORWARD = re.compile(
    r"^\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|"
    r"début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio (?:del )?messaggio inoltrato|"
    r"begin doorgestuurd bericht|início da mensagem (?:reencaminhada|encaminhada)|začátek přeposlané zprávy|"
    r"začiatok preposlanej správy|początek przekazywanej wiadomości|start på videresendt besked|"
    r"videresendt (?:melding|besked|meddelelse)|start på videresendt melding|vidarebefordrat brev|vidarebefordrat mejl|"
    r"välitetty viesti alkaa|edelleenlähetetty viesti alkaa|továbbított levél kezdete|începutul mesajului redirecționat|"
    r"început mesaj redirecționat|započinje proslijeđena poruka|начало переадресованного сообщения|"
    r"начало переадресованного письма|початок листа, що пересилається|έναρξη προωθημένου μηνύματος|"
    r"i̇letilen ileti başlangıcı|iletilmiş mesajın başlangıcı|inici del missatge reenviat|תחילת הודעה שהועברה|"
    r"بداية الرسالة المعاد توجيهها|ข้อความที่ส่งต่อเริ่มต้น|bắt đầu thư đã chuyển tiếp|awal pesan terusan|"
    r"bermula mesej dikirim semula|転送されたメッセージ|開始轉寄郵件|以下是转发的邮件|下面是被转发的邮件|"
    r"전달된 메시지)\s*[:：]?\s*$",
    re.I,
)
