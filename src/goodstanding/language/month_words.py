"""The months in some ninety languages, as a date in a mail or a feed may name them.

Folded: lower case, without accents and dots. A shortened name ("janv", "septem") need not stand here where it can
begin one month only. Croatian and Polish call different months by one name; the more widely written one stands here.
"""

MONTH_WORDS = {
    1: """
        amfaoilleach degener dhenfhaoilleach eanair enero faoi gener gennaio genver ianuarie ionawr
        jaanuar janar janeiro jannar janner jannewaris januara januarie januaro january januwari
        janvaris janvier leden ledna ocak sausio sausis sijecanj sijecnja styczen stycznia tammikuuta
        urtarrila xaneiro yanvar ιανουαριοσ ιανουαριου нэгдүгээрсар студзень студзеня січень січня
        январь января януари јануари қаңтар հնվ հունվարի ינואר ינו׳ جنوری يناير ژانویه जनवरी जन॰
        जानेवारी জানুয়ারি ਜਨ ਜਨਵਰੀ જાન્યુઆરી ஜன ஜனவரி జన జనవరి ಜನ ಜನವರಿ ജനുവരി දුරුතු มกราคม มค ມກ
        ມັງກອນ ဇန်နဝါရီ იანვარი ጃን ጃንዋሪ មករា 一月
    """,
    2: """
        angearran chwefror chwevrer defebrer dhenghearran feabhra febbraio feber febreiro febrero
        febrewaris februara februarie februaris februaro february februwari fevereiro fevral fevrier
        frar gearr helmikuuta lutego luty otsaila pebrero shkurt subat unora vasario vasaris veebruar
        veljaca veljace φεβρουαριοσ φεβρουαριου ақпан лютага лютии лютого люты фебруар февраль февраля
        февруари хоердугаарсар փետրվարի փտվ פברואר פבר׳ فبراير فروری فوریه फ़रवरी फ़र॰ फेब्रुअरी
        फेब्रुवारी ফেব্রুয়ারি ਫ਼ਰਵਰੀ ફેબ્રુઆરી பிப்ரவரி ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി නවම් กพ กุมภาพันธ์
        ກພ ກຸມພາ ဖေ ဖေဖော်ဝါရီ თებერვალი ፌብ ፌብሩዋሪ កុម្ភៈ 二月
    """,
    3: """
        ammart brezen brezna demarc dhenmhart kovas kovo maaliskuuta maart machi maerz mar marca march
        marcius marco marec maret marso marta martie marto marts martxoa marzec marzo marzu mashi mawrth
        meurzh mrt mrz ozujak ozujka μαρτιοσ μαρτιου березень березня гуравдугаарсар марта наурыз
        сакавіка մարտի մրտ מרץ مارس مارچ मार्च মার্চ ਮਾਰਚ માર્ચ மார்ச் మార్చి ಮಾರ್ಚ್ മാർച്ച് මැදින් มีค
        มีนาคม ມນ ມີນາ မတ် მარტი ማርች មីនា 三月
    """,
    4: """
        abrell abril aibrean angiblean apirila aprel aprila aprile aprilie aprilis aprill aprilo avril
        balandis balandzio dabril dhenghiblean dub duben dubna ebrel ebrill ephreli gibl huhtikuuta
        kwiecien kwietnia nisan prill travanj travnja απριλιοσ απριλιου апрель апреля април
        дөрөвдүгээрсар квітень квітня красавіка сәуір ապրիլի אפריל אפר׳ آوریل أبريل اپریل अप्रिल अप्रैल
        एप्रिल এপ্রিল ਅਪ੍ਰੈਲ એપ્રિલ ஏப்ரல் ఏప్రిల్ ಏಪ್ರಿಲ್ ഏപ്രിൽ බක් เมย เมษายน ມສ ເມສາ ဧပြီ აპრილი
        ኤፕሪል មេសា 四月
    """,
    5: """
        anceitean bealtaine ceit demaig dhencheitean geguzes kveten kvetna maaie maggio maiatza maig
        maijs maio maja majo majus mayis mayo mee mei mejju meyi svibanj svibnja toukokuuta μαιοσ μαιου
        маи мамыр мая мај тавдугаарсар травень травня մայիսի մյս מאי مئی مايو مه मई मे মে ਮਈ મે மே మే ಮೇ
        മേയ് වෙසක් พค พฤษภาคม ພພ ພຶດສະພາ မေ მაისი ሜይ ឧសភា 五月
    """,
    6: """
        birzelio birzelis cerven cervna cvn czerwca czerwiec dejuny dhenogmhios ekaina
        giugno gunju haziran hunyo iunie iyn iyun juin juna june junho junie junijs junio junius juny
        juuni kesakuuta lipanj lipnja mehefin meitheamh mezheven ogmh qershor xuno ιουνιοσ ιουνιου
        зургаадугаарсар июнь июня маусым червень червня чэрвень чэрвеня юни јуни հնս հունիսի יוני جون
        يونيو ژوئن जुन जून জুন ਜੂਨ જૂન ஜூன் జూన్ ಜೂನ್ ജൂൺ පොසොන් มิถุนายน มิย ມິຖຸນາ ဇွန် ივნისი ጁን
        មិថុនា 六月
    """,
    7: """
        cervence cervenec cvc dejuliol dheniuchar gorffennaf gouere heinakuuta hulyo iuch
        iuil iulie iyl iyul juillet julai julayi julho julie julijs juliol julius july juuli korrik
        liepa liepos lip lipca lipiec luglio lulju srpanj srpnja temmuz uztaila xullo ιουλιοσ ιουλιου
        долоодугаарсар июль июля липень липня ліпень ліпеня шілде юли јули հլս հուլիսի יולי جولائی يوليو
        ژوئیه जुलाई जुलै जुल॰ জুলাই ਜੁਲਾਈ જુલાઈ ஜூலை జులై ಜುಲೈ ജൂലൈ ඇසළ กค กรกฎาคม ກລ ກໍລະກົດ ဇူ ဇူလိုင်
        ივლისი ጁላይ កក្កដា 七月
    """,
    8: """
        abuztua ag agasti agosti agosto agustos agustus anlunastal aout augusta augusti augusto augusts
        augustus augusztus avgust avqust awst awwissu dagost dhenlunastal elokuuta eost gusht kolovoza
        lunasa ogos rugpjucio rugpjutis sierpien sierpnia srp srpen srpna αυγουστοσ αυγουστου августа
        жнівень жніуня наимдугаарсар серпень серпня тамыз օգոստոսի օգս אוגוסט אוג׳ أغسطس اوت اگست अगस्ट
        अगस्त अग॰ ऑग ऑगस्ट আগ আগস্ট ਅਗ ਅਗਸਤ ઑગસ્ટ ஆக ஆகஸ்ட் ఆగ ఆగస్టు ಆಗ ಆಗಸ್ಟ್ ഓഗ ഓഗസ്റ്റ് නිකිණි สค
        สิงหาคม ສຫ ສິງຫາ ဩဂုတ် აგვისტო ኦገስት សីហា 八月
    """,
    9: """
        desetembre eylul gwengolo iraila meanfomhair medi mfomh rugsejis
        rugsejo rujan rujna sentabr sentyabr septembar september septembra septembre septembrie
        septembris septembro septhemba septiembre septimber setembre setembro setiembre settembre
        settembru setyembre shtator sult syyskuuta szeptember wrzesien wrzesnia zari σεπτεμβριοσ
        σεπτεμβριου верасень верасня вересень вересня есдүгээрсар сентябрь сентября септембар септември
        қыркүиек սեպտեմբերի ספטמבר ספט׳ سبتمبر ستمبر سپتامبر सप्टेंबर सितंबर सित॰ सेप्टेम्बर সেপ্টেম্বর
        ਸਤੰਬਰ સપ્ટેમ્બર செப்டம்பர் సెప్టెంబర్ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ බිනර กย กันยายน ກຍ ກັນຍາ စက်တင်ဘာ
        სექტემბერი ሴፕቴምበር កញ្ញា 九月
    """,
    10: """
        andamhair damh deireadhfomhair dfomh dhendamhair doctubre ekim here hydref lokakuuta october
        octobre octombrie octubre oktabr okthoba oktobar oktober oktobra oktobris oktobro oktoober
        oktubre oktyabr ottobre ottubru outubro pazdziernika rijen rijna spalio spalis tetor urria
        οκτωβριοσ οκτωβριου аравдугаарсар жовтень жовтня кастрычніка октобар октомври октябрь октября
        қазан հոկտեմբերի אוקטובר אוק׳ أكتوبر اکتبر اکتوبر अक्टूबर अक्टू॰ अक्टोबर ऑक्टोबर অক্টোবর ਅਕਤੂਬਰ
        ઑક્ટોબર அக்டோபர் అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്ടോ ഒക്‌ടോബർ වප් ตค ตุลาคม ຕລ ຕຸລາ အောက်တိုဘာ ოქტომბერი
        ኦክቶበር តុលា 十月
    """,
    11: """
        azaroa denovembre du kasim lapkricio lapkritis listopada listopadu
        marraskuuta nentor nobyembre noiembrie novembar november novembra novembre novembris novembro
        novembru noviembre novimber noyabr samhain studeni studenoga tachwedd νοεμβριοσ νοεμβριου
        арваннэгдүгээрсар листопада лістапада новембар ноември ноябрь ноября қараша նոյեմբերի נובמבר
        נוב׳ نوامبر نوفمبر نومبر नवंबर नव॰ नोभेम्बर नोव्हेंबर নভেম্বর ਨਵੰਬਰ નવેમ્બર நவ நவம்பர் నవంబర్
        ನವೆಂಬರ್ നവംബർ ඉල් พย พฤศจิกายน ພຈ ພະຈິກ နိုဝင်ဘာ ნოემბერი ኖቬምበር វិច្ឆិកា 十一月
    """,
    12: """
        abendua andubhlachd aralik decembar december decembra decembre decembrie decembris decembro
        dedesembre dekabr des desemba desember desembre desimber detsember dezember dezembro
        dhendubhlachd dhjetor dicembre dicembru diciembre disemba disember disyembre dubh grudnia
        grudzien gruodis gruodzio joulukuuta kerzu kzu nollaig prosinac prosinca prosince prosinec
        rhagfyr δεκεμβριοσ δεκεμβριου арванхоердугаарсар грудень грудня декабрь декабря декември
        децембар желтоқсан снежань снежня դեկտեմբերի דצמבר דצמ׳ دسامبر دسمبر ديسمبر डिसेंबर डिसेम्बर
        दिसंबर दिस॰ ডিসেম্বর ਦਸੰਬਰ ડિસેમ્બર டிசம்பர் డిసెంబర్ ಡಿಸೆಂಬರ್ ഡിസംബർ උඳුවප් ธค ธันวาคม ທວ ທັນວາ
        ဒီ ဒီဇင်ဘာ დეკემბერი ዲሴምበር ធ្នូ 十二月
    """,
}
