"""Word lists for telling people apart: titles, particles, short forms of given names, shared mailboxes.

A group of `SHORT_FORMS` ends at a semicolon; a name may stand in several groups. To teach a form, add it here.
"""

TITLES = """
ba bsc capt ceng cfa col cpa dame dds dhr dipl don dona dott dottssa dpl dr esq frau gen herr hon ing jd llb llm
lt ma madame mag mba mbe md mevr miss mlle mme monsieur mr mrs ms msc mx nat obe pan pani phd pmp prof professor
rer rev rn sir sr sra srta
"""

PARTICLES = """
abu af al and av bin bint da das de del della den der di do dos du e el i ibn la le les san st ten ter the und
van von y zu zum zur
"""

LEGAL_FORMS = """
ab ag and aps as bv co company corp corporation eg et ev gmbh group groupe gruppe holding holdings inc
incorporated kg kgaa lda limited llc ltd ltda mbh nv ohg oy plc sa sarl sas se sl slu sp spa spol srl sro the ug
und y zoo
"""

SHARED_MAILBOXES = """
abuse accounting accounts accueil admin administratie administrator all amministrazione anfrage bestellung
bewerbung billing biuro board booking bookings buchhaltung careers club commercial company contact contacto
contato contatti customerservice datenschutz dev direction donotreply email empfang enquiries events everyone
fakturace familie family feedback financeiro firma hallo hello help helpdesk hi home hostmaster hr info info-de
infos inquiries invoice invoices it jobs kancelaria kontakt kundendienst kundenservice legal mail marketing
media members news newsletter no-reply noreply obchod office order orders post postmaster pr press presse
privacy reception rechnung recruiting reservations sales secretary security segreteria sekretariat service shop
sprzedaz staff store studio support team tech training ufficio vendas vendite ventas ventes verkauf verkoop
vertrieb verwaltung webmaster zentrale
"""

FREE_MAIL = """
163.com aol.com bol.com.br centrum.cz email.cz fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.de
gmx.net googlemail.com hey.com hotmail.com icloud.com interia.pl kpnmail.nl laposte.net libero.it live.com
mac.com mail.ru mailbox.org me.com msn.com naver.com o2.pl onet.pl orange.fr outlook.com posteo.de proton.me
protonmail.com qq.com sapo.pt seznam.cz t-online.de telefonica.net terra.es tin.it tutanota.com uol.com.br
virgilio.it wanadoo.fr web.de wp.pl yahoo.co.uk yahoo.com yahoo.de yahoo.fr yandex.ru ziggo.nl zoho.com
"""

SHORT_FORMS = """
abigail abby gail;
albert al bert albrecht;
alexander alex alexandra sascha sasha xander alec aleksandr aleksander alexandre alejandro alessandro oleksandr;
alfred fred alf;
alice alicia ali;
andrew andy drew andreas andre andrea andrei andrzej andrej ondrej anders;
angela angie angelika;
anna ann anne annie anja anya ania hanna hannah anneke;
anthony tony anton antonio antoine antoni antonin;
arthur art artur arturo;
barbara barb babs basia;
benjamin ben benny benji benedict;
bernard bernie bernhard bernardo;
bridget birgit brigitte bridie;
catherine cathy kate katie kathy kat katherine kathleen katharina katarina katerina katarzyna kasia caterina
catarina karin kathrin cat;
charles charlie chuck carl karl carlos carlo karel karol;
christian chris kristian cristian;
christina chris tina christine kristin kristina cristina;
christopher chris topher kit christoph christophe kristof cristoforo;
daniel dan danny danilo daniele;
david dave davy davide dawid;
deborah deb debbie;
dennis denny denis;
diana diane;
dominic dom dominik domenico domingo;
donald don;
dorothy dot dottie dorothea dora;
edward ed eddie ted ned eduard eduardo edoardo;
elizabeth liz lizzie beth betty eliza elisabeth elisabetta elsbeth elzbieta alzbeta isabel isabella isabelle
lisa liza elise lise bettina;
emily em emilia emilie;
eric erik erich erick;
eugene gene eugen eugenio yevgeny evgeny evgeni evgenij jewgeni;
eva eve ewa evita;
florian flo;
frances fran francesca franziska francoise;
francis frank franz francisco francesco francois frantisek franciszek paco pancho fran franck;
frederick fred freddy frederic friedrich federico fritz frederik bedrich fryderyk;
gabriel gabe gabriele;
gilbert gil gilberto;
george jorge georg georges giorgio jiri jerzy yuri jurgen juergen jorg joerg;
gerald gerry jerry gerhard gerard;
gregory greg gregor grzegorz grigori grigory;
harold harry harald hal;
helen helena nell ellen elena helene yelena jelena;
henry harry hank hal heinrich henri enrico enrique hendrik henrik jindrich henryk;
herbert herb bert;
hubert bert;
ian iain jan john;
ignatius ignacio iggy ignaz nacho;
irene irena irina;
jacob jake jakob jakub jacobo giacomo jaap kuba;
james jim jimmy jamie jaime jacques santiago diego;
jane jan janet joan jana joanna joanne giovanna juana johanna jeanne hanna;
jason jay;
jeffrey jeff geoffrey geoff gottfried;
jennifer jen jenny jenn;
jessica jess jessie;
john jack johnny jon johan johann johannes hans juan jean giovanni joao ivan ian jens jonathan jan gianni;
jonathan jon nathan;
joseph joe joey josef jose giuseppe jozef pepe beppe sepp yosef yusuf;
joshua josh josue;
judith judy;
julia julie giulia julieta;
julian jules julien giuliano;
karen karin karina;
kenneth ken kenny;
kevin kev;
kimberly kim;
lawrence larry laurence lorenz lorenzo laurent laurens lars;
leonard leo len lenny leonhard leonardo;
leopold leo;
louis lou lewis luis luigi ludwig luca lukas;
louise lou luisa luise lulu;
lucas luke lukas luca luc lukasz;
lucy lucia lucie lucille;
ludmila mila;
magdalena magda lena madeleine;
margaret maggie meg peggy marge greta margarete margarita marguerite marketa malgorzata gosia rita margherita
margot;
mark marc marcus markus marco marcos marek;
martha marta;
martin marty marten martino;
mary maria marie mia molly polly marija mariya maryam miriam;
matthew matt mat matthias mattias matteo mateo matthieu mathieu matej mateusz matthijs;
maximilian max maxim maksim maxime massimo;
michael mike mick mickey michel michele miguel michal mikhail mikael misha michiel;
monica monika mona;
nancy nan ann anna;
natalie natalia natasha nat nathalie natalya;
nathaniel nate nathan nat;
nicholas nick nicky nicolas nikolaus nicola niklas klaus nikolai nikolay mikulas mikolaj nico nils niels claus;
nicole nicky nikki nicoletta;
oliver olli ollie olivier oliviero;
olivia liv;
pamela pam;
patricia pat patty trish tricia patrizia;
patrick pat paddy patrice patricio patryk;
paul pavel pablo paolo pawel pol paulo;
peter pete petr piotr pedro pietro pierre pieter petar pyotr;
philip phil philipp philippe felipe filippo filip pip;
rachel rachael raquel rahel;
raymond ray raimund ramon raymundo;
rebecca becky becca rebekah rebekka;
richard rich rick ricky dick richie ricardo riccardo ryszard;
robert rob bob bobby robbie roberto bert ruprecht;
roger rodger rogerio;
roland rolf rolando orlando;
ronald ron ronnie;
rudolf rudy rudi rodolfo;
samuel sam sammy samuele;
samantha sam;
sandra sandy alexandra;
sarah sara sally;
sebastian seb bastian basti sebastien sebastiano;
sergei sergey sergio serge serhiy;
sophia sophie sofia zofia zosia;
stephanie steph stefanie stefania;
stephen steve steven stephan stefan stefano esteban etienne szczepan stepan;
susan sue susie suzanne susanne susanna zuzana zuzanna;
teresa terry tess theresa therese;
theodore ted theo teddy teodor fyodor;
thomas tom tommy tomas tommaso tomasz toma;
timothy tim timmy timo timofey;
valentin val valentine;
veronica vera veronika ronnie;
victor vic viktor vittorio wiktor;
victoria vicky tori viktoria vittoria;
vincent vince vinnie vincenzo vicente;
vladimir vlad volodymyr wladimir vova;
walter walt wally gualtiero;
wilhelm willi willy william will bill billy liam guillaume guillermo guglielmo willem wim vilem;
wolfgang wolf;
xavier javier xaver;
yusuf joseph yousef yosef;
zachary zach zack;
muhammad mohammed mohamed mohammad muhammed mohamad mehmet;
ahmed ahmad achmed;
hussein husain hossein huseyin;
abdullah abdallah abdulla;
fatima fatma;
omar umar omer;
ali aly;
"""
