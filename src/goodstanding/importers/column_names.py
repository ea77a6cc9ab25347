"""How programs and people call the columns of their tables: en, de, fr, es, it, nl, pt, cs, pl.

Names stand without accents, signs and case, as `mapping.plain_name` writes them, apart by `|`. One that stands
under two fields counts for the first. To teach a name, add it here.
"""

from __future__ import annotations

ALIASES: dict[str, str] = {
    "id": """
        id | record id | contact id | contact key | lead id | person id | external id | datensatz id |
        kontakt id | id d enregistrement | id de fiche d informations | id de la fiche | id de registro |
        id del registro | id record | id do registro | id do registo | id zaznamu | id rekordu | identifiant |
        identificador | record id contact | customer id | kundennummer | numero client
    """,
    "name": """
        name | full name | contact | contact name | person | associated contact | associated contacts |
        display name | fn | nom complet | nom et prenom | nombre completo | nome completo | vollstandiger name |
        ansprechpartner | contactpersoon | volledige naam | naam | nom | nombre | nome | jmeno | cele jmeno |
        jmeno a prijmeni | imie i nazwisko | kontakt | kontaktperson | contacto | contatto | contato |
        contact person | people | kontaktni osoba | osoba kontaktowa
    """,
    "first_name": """
        first name | firstname | given name | forename | vorname | rufname | prenom | primer nombre |
        nome proprio | primeiro nome | voornaam | krestni jmeno | imie | first | fname
    """,
    "last_name": """
        last name | lastname | surname | family name | nachname | familienname | zuname | nom de famille |
        apellido | apellidos | cognome | achternaam | familienaam | sobrenome | apelido | ultimo nome | prijmeni
        | nazwisko | last | lname
    """,
    "email": """
        email | e mail | mail | email address | e mail address | e mail adresse | emailadresse | mailadresse |
        e mailadres | emailadres | email 1 | email 2 | email1 | email2 | primary email | work email | email work
        | business email | other email | email other | email home | home email | secondary email |
        geschaftliche e mail | adresse e mail | adresse email | adresse electronique | courriel | mel | correo |
        correo electronico | direccion de correo electronico | direccion de correo | posta elettronica |
        indirizzo email | indirizzo e mail | endereco de email | endereco de e mail | endereco eletronico |
        e mailova adresa | emailova adresa | adres e mail | adres email | e mail 1 value | e mail 2 value |
        e mail 3 value | email address 2 | email address 3 | e mail 2 address | e mail 3 address | emails
    """,
    "phone": """
        phone | telephone | phone number | mobile | mobile phone | cell | tel | telefon | telefonnummer | mobil
        | mobiltelefon | handy | numero de telephone | portable | mobile number | telefono | numero de telefono
        | movil | celular | cellulare | numero di telefono | telefoonnummer | mobiel | telefone |
        numero de telefone | telemovel | telefonni cislo | numer telefonu | business phone | home phone | fax |
        phone work | phone home | phone 1 value | phone 2 value | phone mobile | fax number
    """,
    "position": """
        position | job title | title | role | jobtitle | job | occupation | function | berufsbezeichnung |
        jobbezeichnung | stelle | funktion | rolle | poste | intitule du poste | fonction | titre | cargo |
        puesto | titulo | profesion | qualifica | ruolo | posizione | posizione lavorativa | mansione | functie
        | functietitel | titel | funcao | profissao | pracovni pozice | pozice | funkce | stanowisko |
        organization title | organization 1 title | headline title
    """,
    "company": """
        company | company name | organisation | organization | account | account name | employer | business |
        firm | firma | unternehmen | unternehmensname | firmenname | arbeitgeber | name des unternehmens |
        organization name | entreprise | nom de l entreprise | societe | nom de la societe | compte | empresa |
        nombre de la empresa | compania | organizacion | azienda | nome azienda | nome dell azienda | societa |
        bedrijf | bedrijfsnaam | organisatie | nome da empresa | organizacao | spolecnost | nazev spolecnosti |
        nazev firmy | organizace | nazwa firmy | organizacja | organization 1 name | associated company |
        primary company | associated company primary | associated company names primary | organisationsname |
        kunde | client | cliente | klient
    """,
    "place": """
        city | town | location | place | country | country region | region | state | mailing city |
        mailing country | billing city | ort | stadt | wohnort | land | land region | ville | pays | pays region
        | lieu | ciudad | pais | pais region | localidad | citta | paese | paese area geografica | luogo | stad
        | plaats | woonplaats | cidade | pais regiao | localidade | mesto | zeme | misto | miasto | kraj |
        kraj region | business city | home city | address 1 city | business country region |
        mailing state province
    """,
    "linkedin": """
        linkedin | linkedin url | linkedin profile | linkedin profile url | linkedin bio | linkedin profil |
        profil linkedin | perfil de linkedin | url de linkedin | profilo linkedin | linkedin profiel |
        perfil do linkedin | linkedinurl | person linkedin url | url linkedin | li url
    """,
    "url": """
        url | website | web | web page | homepage | webseite | site web | sitio web | pagina web | sito web |
        sito | webpagina | site | stranky | webova stranka | strona internetowa | strona www | website 1 value |
        website url | company domain name | domain | blog
    """,
    "headline": """
        headline | description | about | bio | industry | beschreibung | branche | secteur | secteur d activite
        | sector | settore | branche sector | obor | branza
    """,
    "owner": """
        owner | contact owner | account owner | record owner | assigned to | sales rep | responsible |
        opportunity owner | deal owner | company owner | lead owner | assigned | user | kontaktinhaber |
        kontakt zustandiger | zustandiger mitarbeiter | fur kontakt zustandiger mitarbeiter | verantwortlicher |
        inhaber | besitzer | zustandig | proprietaire du contact | proprietaire | responsable |
        propietario del contacto | propietario | comercial | proprietario del contatto | proprietario contatto |
        proprietario | responsabile | contacteigenaar | eigenaar | contactpersoon eigenaar |
        proprietario do contato | proprietario do contacto | responsavel | vlastnik kontaktu | vlastnik |
        wlasciciel kontaktu | wlasciciel | opiekun | zu standiger mitarbeiter des kontakts |
        activity assigned to | created by | author
    """,
    "created": """
        created | create date | created date | created at | created on | creation date | date created |
        date added | added | erstellungsdatum | erstellt am | erstellt | angelegt am | date de creation |
        cree le | fecha de creacion | creado | data di creazione | creato il | aanmaakdatum | gemaakt op |
        aangemaakt op | data de criacao | criado em | datum vytvoreni | vytvoreno | data utworzenia | utworzono
        | person created | deal created | add time | add date
    """,
    "last_contacted": """
        last contacted | last activity | last activity date | last contact | last touch | last modified date |
        last modified | updated | updated at | update time | zuletzt kontaktiert | letzter kontakt |
        letzte aktivitat | datum der letzten aktivitat | dernier contact | derniere activite |
        date de derniere activite | ultimo contacto | ultima actividad | ultimo contatto | ultima attivita |
        data ultima attivita | laatste contact | laatst gecontacteerd | laatste activiteit | ultimo contato |
        ultima atividade | posledni kontakt | posledni aktivita | ostatni kontakt | ostatnia aktywnosc |
        number of times contacted | numero de veces contactado | last modified by
    """,
    "opt_out": """
        unsubscribed | unsubscribed from all email | opt out | opted out | opted out of email | email opt out |
        hasoptedoutofemail | has opted out of email | do not email | do not contact | do not mail | do not call
        | donotcall | no email | dnc | optout | optedout | abgemeldet | von allen e mails abgemeldet |
        abbestellt | keine e mail | werbesperre | desinscrit | desabonne | desabonne de tous les e mails |
        ne pas contacter | refus email | baja | dado de baja | cancelo la suscripcion | no contactar |
        cancelada la suscripcion de todos los correos | disiscritto | annullata iscrizione | non contattare |
        afgemeld | uitgeschreven | niet mailen | descadastrado | cancelou a inscricao | nao contactar | odhlasen
        | odhlaseno | nekontaktovat | wypisany | wypisano | nie kontaktowac | rezygnacja
    """,
    "consent": """
        consent | opt in | opted in | email opt in | marketing consent | gdpr | marketing contact status |
        marketing status | subscribed | einwilligung | newsletter | consentement | consentimiento | consenso |
        toestemming | consentimento | souhlas | zgoda | marketingstatus | legal basis |
        legal basis for processing contact s data
    """,
    "note": """
        note | notes | comment | comments | remarks | notiz | notizen | bemerkung | bemerkungen | kommentar |
        anmerkungen | remarque | remarques | commentaire | commentaires | nota | notas | comentarios |
        note interne | appunti | commenti | notitie | notities | opmerkingen | observacoes | comentario |
        poznamka | poznamky | notatka | notatki | uwagi | memo | content | note content | associated note |
        notizinhalt
    """,
    "deal_name": """
        deal | deal name | opportunity | opportunity name | deal title | opportunity title | dealname | geschaft
        | name des deals | deal titel | verkaufschance | opportunitat | affaire | nom de l affaire |
        nom de la transaction | transaction | opportunite | negocio | nombre del negocio | oportunidad |
        trattativa | nome trattativa | nome dell opportunita | opportunita | dealnaam | verkoopkans |
        nome do negocio | oportunidade | obchod | nazev obchodu | prilezitost | transakcja | nazwa transakcji |
        szansa sprzedazy
    """,
    "deal_value": """
        amount | value | deal value | deal amount | revenue | price | total | betrag | wert | umsatz | montant |
        valeur | importe | valor | monto | importo | valore | bedrag | waarde | castka | hodnota | kwota |
        wartosc | amount in company currency | expected revenue | price total
    """,
    "currency": """
        currency | wahrung | devise | moneda | valuta | moeda | mena | waluta | currency of value |
        amount currency
    """,
    "stage": """
        stage | deal stage | pipeline stage | sales stage | phase | dealphase | verkaufsphase | etape |
        phase de la transaction | etapa | etapa del negocio | fase | fase trattativa | dealfase |
        etapa do negocio | faze | faze obchodu | etap | etap transakcji | stage name | stagename
    """,
    "status": """
        status | state of deal | lead status | deal status | statut | estado | estado del lead | stato | stav |
        won lost
    """,
    "closed": """
        close date | closed date | closed | closed on | won time | lost time | date closed | abschlussdatum |
        abgeschlossen am | date de cloture | date de fermeture | fecha de cierre | data di chiusura |
        sluitingsdatum | afsluitdatum | data de fechamento | data de fecho | datum uzavreni | data zamkniecia |
        close time
    """,
    "contact_id": """
        associated contact ids | associated contact ids primary | contact ids | contactid | who id | whoid |
        associated contact id | associated contacts ids | person system id | person pipedrive system id
    """,
    "kind": """
        type | activity type | kind | task type | engagement type | call or meeting | art | aktivitatstyp | typ
        | type d activite | tipo | tipo de actividad | tipo di attivita | type activiteit | tipo de atividade |
        typ aktivity | typ aktywnosci | task subtype | interaction type | art der aktivitat | soort
    """,
    "date": """
        date | activity date | due date | date time | when | timestamp | time | call date | meeting date | datum
        | aktivitatsdatum | falligkeitsdatum | date d activite | date d echeance | fecha | fecha de actividad |
        fecha de vencimiento | data | data attivita | data di scadenza | vervaldatum | data da atividade |
        data de vencimento | termin | datum aktivity | data aktywnosci | start | start time | start date |
        sent at | sent on | datum und uhrzeit | marked as done time | termin wykonania
    """,
    "subject": """
        subject | title of activity | topic | betreff | thema | objet | sujet | asunto | oggetto | onderwerp |
        assunto | predmet | temat | activity subject
    """,
    "text": """
        text | body | message | details | summary | nachricht | inhalt | beschreibung der aktivitat |
        message text | contenu | mensaje | contenido | messaggio | contenuto | bericht | inhoud | mensagem |
        conteudo | zprava | obsah | wiadomosc | tresc | call notes | meeting notes | outcome |
        public description
    """,
    "done": """
        done | completed | is done | finished | erledigt | abgeschlossen | termine | fait | hecho | completado |
        fatto | completato | gedaan | afgerond | feito | concluido | hotovo | dokonceno | wykonane | zrobione
    """,
    "direction": """
        direction | inbound outbound | incoming | richtung | sens | direccion | direzione | richting | direcao |
        smer | kierunek | in out
    """,
}
