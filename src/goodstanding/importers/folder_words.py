"""What mail programs call the folders for sent mail, spam, the bin and drafts, in many languages.

Folded (lower case, without accents). A folder's name is read word by word: one word of a role and nothing but words
for mail beside it, as in "Gesendete Elemente", "Elküldött levelek", "E-mails enviados". A word of four letters or less
must be the whole word; a longer one may have an ending. Scripts that do not part words stand as whole names.
"""

STEMS = {
    "sent": """
        sendir gonderilen gesendet sent versendet envoye enviad enviat unvia inviat verzonden ferstjoerd sendt sendte skickat skickad
        skicka lahetety lahetett odeslan odoslan wyslan poslan poslat elkuldot kuldot trimis saadetud nosutit issiust
        derguar bidalita bidalitak danfonwyd seolta senda sendur gonderil gonderilmis terkirim dihantar dikirim naipadala naipadalang
        gestuur gestuurde verschec yuborilg yoborilg gonderilmi skribit zilizotumwa imetumwa gondərilən kaset senditujo hantar sandi
        изпратен отправлен надіслан отправ відправлен послат послан испратен пратен адпраулен жіберілген жонотул илгээсэн
        απεσταλμεν σταλμεν ուղարկված გაგზავნილ
    """,
    "spam": """
        spamverdacht siuksl siuksles sarap spam spama junk bulk indesirab pourriel unerwunscht werbung deseado deseada desejad indesejad indesiderat
        ongewenst nevyzadan nevyziadan nevyziadan smieci wiadomosci-smieci niechcian uonsket uonskede soppelpost skrappost skrap soppel
        roskapost levelszemet keretlen nedorit onemsiz istenmeyen gereksiz rampspost ramps surogatpast mestul brukal slamst
        siukslio brossa zabor bezvrijedn nezeljen nezelen vsiljen rusl ruslpost sothach dramhail strobou puxarra
        padeh hedhurina taka thung-rac spamujo skroj mosn губре сметник nepozeljn bezvredn
        спам нежелан нежелательн небажан непожелн непожељн ενοχλητικ ανεπιθυμητ ηлектрондук сметниот թափոն სპამ
    """,
    "trash": """
        silinen silinenler obrisan dzest dzestie eytt избрисан избрисани trash bin deleted corbeille supprim papierkorb gelosch papelera eliminad eliminat cestino prullenbak verwijderd
        lixeira lixo excluid reciclagem papeleira kos odstran smeti smetnjak smetn smece otpad otpaci kosz usuniet papirkurv
        papirkorg slettet slettede sletted papperskorg borttag roskakori poistet kuka lomtar torolt cos gunoi sters sterse
        cop silinmis prugikast kustutat papirgrozs miskast izdzest siukslin siukslia siuksliad panaikint istrint paperera suprimit
        zakarronzi zakarrontzi ezabat ezabatutak sbwriel bruscair sampah terhapus dipadam basurahan tinanggal asblik verwyder tupio rubuj izbrisan
        kosara poubelle jiskefet səbət sletta skrell basura сметніца хогийн bosca lastez savat sebet
        кошче изтрит корзин удален удалённ кошик видален сметниц корпа отпад смеће избрисан себет сават απορριμματ απορριματ διαγραμμεν
        καδοσ ջնջված աղբարկղ წაშლილ ნაგავი
    """,
    "draft": """
        radne радне postausgang utkorg udbakke utboks skrzynka draft brouillon entwurf entwurfe borrador bozze bozza concepten rascunho koncept rozepsan robocz szkic kladd utkast luonno
        luonnos luonnoks piszkozat ciorn schit taslak mustand melnrakst uzmetum juodras juodrasc skice skica skici skici osnut predlos nacrt esborran zirriborro drog
        draf drafs konsep drafftiau brouilhed dreachtai skitsur konsepten brouillonen versiones qoralama qaralama malnetuj rasimu konsepte
        nefinaliz nedovrsen
        чернов черновик чернет чарнавік нацрт недовршен непратен ноорог жобалар προχειρ սևագր დრაფტ მონახაზ
    """,
}
# Words that may stand beside one of those.
MAIL_WORDS = """
    meddelanden meddelande meddelelser meldinger melding besked beskeder uksused elementuak itens hlutir vienumi vienibas yang el verzija verzije
    верзије ставке ставки ставка mail mails mailing e email emails post posta posti poste posten postar postalar postalari postasi courrier courriel courriels
    correo correos correio correios message messages mensaje mensajes mensagem mensagens messaggi messaggio nachricht nachrichten
    element elemente elements elementos elementi elementer elementy objekt objekte objekter item items bericht berichten brief
    briefe brev viesti viestit zprava zpravy sprava spravy polozky wiadomosci wiadomosc kopie wersje wersja elem elemek level
    levelek uzenet uzenetek mesaj mesaje mesajele mesajlar ileti iletiler oge ogeler kirjad kiri laiskai laiskas vestules vestule
    stavke stavka sporocila poruke poruka pesan surat mel mga ang barua kotak tong kutusu kutu cutia de del di da des do dos du
    d of the folder ordner carpeta dossier map box electronique electronico eletronico electronic elettronica elektronica mensajeria
    non no niet ne pas eldre pod te tə xatlar sav kosher missatges correu pasto adresli versiones i an na
    писма писмо поща почта письма сообщения сообщение элементы листи лист пошта елементи повідомлення порука поруке пораки вести
    μηνυματα μηνυμα αλληλογραφια στοιχεια ηλεκτρονικη η μη
"""

NAMES = {
    "sent": """
        sent-mail|sent mail|sent messages|sent items|envoyes|posta inviata|messaggi inviati|elementos enviados|
        送信済みメール|送信済み|送信済みトレイ|送信済みアイテム|送信箱|已发送邮件|已发邮件|已发送|已傳送|已傳送郵件|寄件備份|寄件备份|已寄出|
        已寄邮件|寄件匣|보낸편지함|보낸 편지함|보낸 메일함|보낸메일함|보낸 메일|보낸 메시지|보낸 항목|จดหมายที่ส่งแล้ว|ส่งแล้ว|จดหมายที่ส่ง|รายการที่ถูกส่ง|กล่องขาออก|
        ข้อความที่ส่ง|thư đã gửi|đã gửi|mục đã gửi|hộp thư đã gửi|נשלח|דואר יוצא|דואר שנשלח|פריטים שנשלחו|נשלחו|הודעות שנשלחו|البريد المرسل|
        بريد مرسل|المرسل|المرسلة|العناصر المرسلة|الرسائل المرسلة|مرسل|ارسال شده|ارسال‌شده|نامه‌های ارسال شده|نامه‌های ارسالی|ارسالی|پیام‌های ارسال‌شده|
        بھیجا ہوا میل|بھیجی گئی میل|بھیجا ہوا|भेजा गया|भेजे गए|भेजी गई|भेजी गई मेल|प्रेषित|प्रेषित मेल|भेजे गए मेल|पाठवलेले|पाठवलेला मेल|पठाइएको|
        পাঠানো মেইল|প্রেরিত|প্রেরিত মেল|পাঠানো|অনুলিপি|அனுப்பிய அஞ்சல்|அனுப்பப்பட்டது|அனுப்பிய மின்னஞ்சல்|అనుపంబడిన|పంపిన మెయిల్|పంపినవి|ಕಳುಹಿಸಿದ|ಕಳುಹಿಸಿದ ಮೇಲ್|
        അയച്ചവ|അയച്ച മെയില്‍|അയച്ച മെയിൽ|મોકલેલ|મોકલેલા|મોકલેલ મેઇલ|ਭੇਜੀ|ਭੇਜੀ ਮੇਲ|යැවූ|යැවූ තැපැල්|ផ្ញើ|បានផ្ញើ|សំបុត្រដែលបានបញ្ជូន|ສົ່ງແລ້ວ|ပို့ထားသော|ပို့ပြီး|
        የተላከ|የተላኩ|የተላከ ደብዳቤ|hộp thư gửi|ઓ મોકલેલા
    """,
    "spam": """
        [gmail]/spam|junk e-mail|junk email|lixo eletronico|lixo electronico|correo no deseado|correo lixo|posta indesiderata|
        courrier indesirable|e-posta onemsiz|el pasto siuksles|迷惑メール|垃圾邮件|垃圾郵件|广告邮件|스팸|스팸함|스팸편지함|스팸 편지함|스팸 메일함|스팸 메일|
        정크 메일|จดหมายขยะ|สแปม|อีเมลขยะ|กล่องจดหมายขยะ|thư rác|email rác|ספאם|זבל|דואר זבל|דואר זבל אלקטרוני|البريد العشوائي|بريد عشوائي|
        غير مرغوب فيه|البريد غير المرغوب فيه|الرسائل غير المرغوب فيها|رسائل غير مرغوب فيها|البريد الإلكتروني غير الهام|بريد غير هام|هرزنامه|بنجل|
        هرزنامه‌ها|جنک میل|فضول|سپیم|स्पैम|स्पॅम|स्प्याम|স্প্যাম|আজেবাজে মেইল|எரிதம்|ஸ்பேம்|స్పామ్|స్పాం|ಸ್ಪ್ಯಾಮ್|ಸ್ಪಾಮ್|സ്പാം|ആവശ്യമില്ലാത്തവ|સ્પામ|ਸਪੈਮ|අයාචිත|ස්පෑම්|
        សារ​ឥត​បាន​ការ|សារឥតបានការ|ສະແປມ|စပမ်|አይፈለጌ|አይፈለጌ መልዕክት|email sampah|e mel sarap|barua taka|ספם|სპამი|სპამ|غير المرغوب|stroje|سپم|جنک
    """,
    "trash": """
        deleted messages|ごみ箱|ゴミ箱|削除済み|削除済みアイテム|削除済みメール|已删除邮件|已删除|已刪除|已刪除的郵件|刪除的郵件|垃圾箱|垃圾桶|废件箱|
        回收站|휴지통|지운 편지함|지운편지함|삭제된 메시지|삭제된 항목|ถังขยะ|ขยะ|ลบแล้ว|รายการที่ถูกลบ|thùng rác|mục đã xóa|mục đã xoá|đã xóa|אשפה|פח|
        פח אשפה|פריטים שנמחקו|נמחקו|المهملات|سلة المهملات|العناصر المحذوفة|المحذوفات|الرسائل المحذوفة|حذف شده|حذف‌شده|حذف‌شده‌ها|زباله‌دان|زباله دان|
        سطل زباله|سطل بازیافت|حذف شده ها|ردی کی ٹوکری|کوڑے دان|रद्दी|ट्रैश|कचरा|रद्दी की टोकरी|हटाए गए|ट्रॅश|कचरा पेटी|रद्दी टोकरी|ডাস্টবিন|ট্র্যাশ|ট্রাশ|
        குப்பை|குப்பைத்தொட்டி|ట్రాష్|చెత్త|ತ್ಯಾಜ್ಯ|ಅನುಪಯುಕ್ತ|ಟ್ರ್ಯಾಶ್|ചവറ്റുകുട്ട|ട്രാഷ്|ട്രാഷ്|ટ્રેશ|કચરો|ਰੱਦੀ|ਟਰੈਸ਼|ইවතලන බඳුන|අපද්‍රව්‍ය|කුණු කූඩය|ធុងសំរាម|ធុងសំរាម|ຖັງຂີ້ເຫຍື້ອ|
        အမှိုက်ပုံး|အမှိုက်|ቆሻሻ|ወደ መጣያ|መጣያ|ඉවතලන බඳුන|ევ|թափ
    """,
    "draft": """
        concept|templates|outbox|boite d'envoi|bandeja de salida|posta in uscita|skrzynka nadawcza|исходящие|вихідні|送信トレイ|发件箱|寄件匣|보낼 편지함|caixa de saida|postvak uit|lahtevat|giden kutusu|unsent messages|mesaje nefinalizate|下書き|草稿|草稿箱|草稿匣|草稿夹|임시보관함|임시 보관함|임시보관|ร่างจดหมาย|ร่าง|
        จดหมายร่าง|แบบร่าง|กล่องจดหมายร่าง|thư nháp|bản nháp|nháp|טיוטות|טיוטה|المسودات|مسودات|مسودة|پیش‌نویس|پیش‌نویس‌ها|پیش نویس|پیش‌نویس ها|ڈرافٹ|
        مسودے|ڈرافٹس|ड्राफ़्ट|ड्राफ्ट|ड्राफ़ट|मसुदा|मसुदे|मस्यौदा|ড্রাফ্ট|খসড়া|খসড়াগুলি|ড্রাফট|வரைவுகள்|வரைவு|డ్రాఫ్ట్‌లు|చిత్తుప్రతులు|ಡ್ರಾಫ್ಟ್‌ಗಳು|ಕರಡುಗಳು|
        ಡ್ರಾಫ್ಟ್|ഡ്രാഫ്റ്റുകള്‍|ഡ്രാഫ്റ്റുകൾ|ഡ്രാഫ്റ്റ്|പൂര്‍ത്തിയാകാത്തവ|ડ્રાફ્ટ્સ|ડ્રાફ્ટ|ਡਰਾਫਟ|ਡ੍ਰਾਫਟ|කටු සටහන්|කෙටුම්පත්|សេចក្តី​ព្រាង|សេចក្តីព្រាង|សំបុត្រពង្រៀង|ຮ່າງ|ສະບັບຮ່າງ|မူကြမ်းများ|
        မူကြမ်း|ረቂቆች|ረቂቅ|დროებითი|შავი ვარიანტები|ड्राफ्टहरू
    """,
    "chat": "chat|chats|discussions",
}
