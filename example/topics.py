"""What Ada and her acquaintances talk about: soldering troubles, what one asks, answers and finds.

`thing` is a short noun, `trouble` follows "we have" or "seeing", `q` is a whole question, `a` whole sentences of
advice, `r` a clause that says what came of it, `doc` something one can send.
"""

from __future__ import annotations

TOPICS: dict[str, dict[str, list[str]]] = {
    "qfn-voids": {
        "thing": ["voids", "voiding", "the void problem"],
        "trouble": [
            "voids of 35 % and more under the thermal pad",
            "big voids under the QFN pads, one lot in three",
            "a void rate under the power stage that nobody can explain",
        ],
        "q": [
            "Would you open the stencil into panes, or go for a slower ramp first?",
            "Is there a limit you would accept under a thermal pad, or does it depend on the heat path?",
            "Do you count the voids by area or by the largest single one?",
        ],
        "a": [
            "Cut the aperture into four panes with a 0.3 mm web and leave the profile alone for the first trial. If you change both you will never know which one helped.",
            "I would look at the largest single void over the die, not at the area figure: 25 % in twenty small ones cools better than 15 % in one.",
            "Check the paste's age before anything else. Twice this year it was simply an open jar that went back into the fridge.",
        ],
        "r": [
            "voids are down to 12 % on average",
            "the worst board is at 18 % now",
            "the customer signed the deviation off",
        ],
        "doc": ["the note on vented apertures", "the void survey", "my one-page void checklist"],
    },
    "head-in-pillow": {
        "thing": ["head-in-pillow", "the open BGA balls", "the BGA opens"],
        "trouble": [
            "head-in-pillow on the outer rows of a large BGA",
            "intermittent opens on the corner balls",
            "boards that pass cold and fail warm, always the same BGA",
        ],
        "q": [
            "Is that warpage, or should I suspect the paste?",
            "How would you prove head-in-pillow without cutting the board up?",
            "Does a longer soak help or make it worse?",
        ],
        "a": [
            "Corner balls only means warpage nearly every time. Ask the component maker for the shadow moiré curve; they have it and do not like to send it.",
            "Print a little more paste on the two outer rows and overprint by 10 %. Ugly, but it buys you the weeks you need for a proper profile.",
            "Dye and pry on three boards tells you more than thirty X-ray pictures. I can do it here if you post me the bad ones.",
        ],
        "r": [
            "two of three opens are gone",
            "dye and pry shows clean joints on all 256 balls",
            "we shipped 400 boards without a single return",
        ],
        "doc": ["the dye-and-pry procedure", "my head-in-pillow slides", "the warpage table"],
    },
    "coating-bubbles": {
        "thing": ["the coating", "bubbles in the coating", "conformal coating"],
        "trouble": [
            "bubbles in the conformal coating around tall connectors",
            "coating that peels at the board edge after the humidity test",
            "coating that will not wet under one family of inductors",
        ],
        "q": [
            "Is that moisture, or flux that was never washed off?",
            "Would you plasma-clean or just bake them?",
            "Do you know anybody who has run the same acrylic on a no-clean process?",
        ],
        "a": [
            "Bake ten boards at 80 degrees for four hours and coat them beside ten unbaked ones. An afternoon, and the argument is over.",
            "Peeling at the edge is nearly always depanelling dust. Blow the edges, wipe with IPA, coat again, and compare.",
            "Look at the no-clean residue under UV before you blame the coating. If it glows in rings you have your answer.",
        ],
        "r": [
            "the baked boards are perfect",
            "no peeling after 500 hours",
            "the rejects fell from nine a day to one a week",
        ],
        "doc": ["the adhesion test sheet", "the coating comparison", "the bake protocol"],
    },
    "flux-residue": {
        "thing": ["flux residue", "leakage currents", "the cleanliness question"],
        "trouble": [
            "leakage currents that come with humid weather",
            "white residue beside the selective solder joints",
            "ion figures that pass on the meter and fail in the field",
        ],
        "q": [
            "Which test would you trust there, ROSE or SIR?",
            "Can one really leave that flux on a board for outdoor use?",
            "How much would you worry about white residue that does not conduct?",
        ],
        "a": [
            "ROSE will tell you what you want to hear. Run SIR for a week on your own layout, with your own flux amount.",
            "White and dry is cosmetic; white and sticky is a process that ran too cold. Poke it with a wooden pick, seriously.",
            "Halve the flux amount on the selective machine first. Most programs I see spray twice what the joint needs.",
        ],
        "r": [
            "leakage is below a nanoamp",
            "the field returns have stopped since August",
            "the residue is gone with a third of the flux",
        ],
        "doc": ["the SIR write-up", "the cleanliness decision tree", "the flux amount table"],
    },
    "stencil-wear": {
        "thing": ["stencil life", "paste printing", "the printing figures"],
        "trouble": [
            "paste volume that drifts through the shift",
            "bridging on 0.4 mm pitch in the afternoon only",
            "a print process with a Cpk that would make you cry",
        ],
        "q": [
            "How often do you tell people to change the wiper paper?",
            "Is nano-coating worth the money on fine pitch?",
            "At how many prints do you retire a stencil?",
        ],
        "a": [
            "Log the room's temperature beside the volumes for a week. Afternoon bridging is usually the sun on the printer, not the stencil.",
            "Nano-coating pays below 0.5 mm pitch and is decoration above it. That is the short version.",
            "Do not count prints, measure tension in five places. Below 35 N/cm in the middle and it goes.",
        ],
        "r": [
            "the volumes stay within 8 % all day",
            "bridging is down to one in ten thousand",
            "Cpk is at 1.5 for the first time",
        ],
        "doc": ["the tension log", "the printing audit sheet", "the stencil article"],
    },
    "rework": {
        "thing": ["rework", "the lifted pads", "hand soldering"],
        "trouble": [
            "lifted pads after the second rework",
            "operators who all rework differently, and it shows",
            "barrel cracks after connector exchange",
        ],
        "q": [
            "How many heat cycles would you allow in a work instruction?",
            "Would you train the operators or buy the preheater first?",
            "Is there a fair way to compare operators without making enemies?",
        ],
        "a": [
            "Preheat from below to 120 and the number of lifted pads halves, whoever holds the iron. Buy the preheater.",
            "Let each operator solder the same ten joints, number the boards, and let them judge each other's blind. They are harder than any auditor.",
            "Two cycles, written on the board with a pen. The pen matters more than the number.",
        ],
        "r": [
            "the lifted pads are down by half",
            "all six operators passed the blind round",
            "scrap went from 4 % to under 1 %",
        ],
        "doc": ["the rework instruction", "the blind test sheet", "the training outline"],
    },
    "xray": {
        "thing": ["X-ray inspection", "the X-ray sampling", "the X-ray station"],
        "trouble": [
            "an X-ray station that calls every second board bad",
            "four hours of X-ray a day and still surprises at the customer",
            "two X-ray machines that disagree",
        ],
        "q": [
            "How many boards would you really look at per lot?",
            "Do you know a cheap reference board for void measurement?",
            "Is computed tomography worth it for a 200-board series?",
        ],
        "a": [
            "Make a reference coupon with drilled holes of known size and measure it every Monday on both machines. The disagreement is usually the grey level.",
            "Take five from the first panel after each changeover, not twenty at random. That is where the trouble sits.",
            "For two hundred boards rent an hour at a lab. CT is a lovely toy to own and a dull one to pay for.",
        ],
        "r": [
            "both machines agree within 2 %",
            "X-ray takes 50 minutes a day now",
            "false calls fell from 40 to 6 %",
        ],
        "doc": ["the coupon drawing", "the sampling plan", "the comparison of the two machines"],
    },
    "low-temp": {
        "thing": ["low-temperature solder", "the bismuth alloy", "the low-melt trial"],
        "trouble": [
            "brittle joints with the bismuth paste after drop tests",
            "a customer who insists on low-temperature paste for everything",
            "mixed joints, SAC balls on bismuth paste",
        ],
        "q": [
            "Would you put that into anything that vibrates?",
            "How much bismuth can reach the ball before it matters?",
            "Do you have drop-test figures that I could show my management?",
        ],
        "a": [
            "Not where it can be dropped. For a heat-sensitive sensor that hangs on a wall I would not lose sleep.",
            "Keep the peak at 175 or a little above so that the mixing is even. The half-mixed joint is the one that breaks.",
            "There are public drop figures from three labs and they agree better than usual; I will dig out the references.",
        ],
        "r": [
            "the drop test passes with corner glue",
            "management has agreed to keep SAC on the handheld",
            "the sensor line saves a third of the energy",
        ],
        "doc": ["the drop-test summary", "the bismuth reading list", "the phase diagram with my scribbles"],
    },
    "press-fit": {
        "thing": ["press-fit", "the press-fit pins", "insertion force"],
        "trouble": [
            "press-fit forces that scatter by a factor of two",
            "whiskers near press-fit holes",
            "cracked laminate around the power pins",
        ],
        "q": [
            "Is that the hole plating or the pins?",
            "Would you release a lot on force curves alone?",
            "Which plating do you see least trouble with?",
        ],
        "a": [
            "Section three holes from the good lot and three from the bad one. I bet on the copper thickness.",
            "Force curves plus one pull test an hour. The curve alone cannot see a cracked barrel.",
            "Ask the board house for hole data, not for the certificate. If they cannot give it you know as well.",
        ],
        "r": [
            "the forces are within 15 %",
            "the board house found a tired plating bath",
            "not a single crack in the last two lots",
        ],
        "doc": ["the press-fit audit list", "the section photographs", "the force curves with comments"],
    },
    "thermal-interface": {
        "thing": ["gap filler", "the thermal pads", "thermal interface material"],
        "trouble": [
            "gap filler that pumps out after power cycling",
            "thermal pads that press the board into a banana",
            "oil from the gap filler on the optics",
        ],
        "q": [
            "Would you glue or screw in that place?",
            "How long must power cycling run before one sees pump-out?",
            "Is there a silicone-free one that you trust?",
        ],
        "a": [
            "Two thousand cycles with a pause at cold. Without the pause it looks fine for ever.",
            "Choose the softer pad and a stop under the screws. The board is a spring and will win.",
            "Silicone-free exists and is stiffer, so check the force before you fall in love with the data sheet.",
        ],
        "r": [
            "no pump-out at 3,000 cycles",
            "the board is flat to 0.2 mm",
            "junction temperature is six degrees lower",
        ],
        "doc": ["the cycling plan", "the pad comparison", "the clamping sketch"],
    },
    "audit": {
        "thing": ["the audit", "the supplier audit", "the process audit"],
        "trouble": [
            "an audit in four weeks and work instructions from 2019",
            "a supplier who answers every finding with a training record",
            "nineteen findings, of which three matter",
        ],
        "q": [
            "What do you look at in the first ten minutes on a floor?",
            "How do you tell real corrective action from paper?",
            "Would you read our checklist with a red pen?",
        ],
        "a": [
            "I look at the scrap box, the fridge and the newest person. In that order.",
            "Ask them to show the same fault from before and after. Whoever has really fixed something has kept a bad part.",
            "Strike everything that the auditor cannot see from where he stands. The rest fits on one page.",
        ],
        "r": [
            "the audit went through with two minor findings",
            "the checklist is one page now",
            "the supplier found the cause by himself",
        ],
        "doc": ["the floor-walk list", "the marked-up checklist", "the audit template"],
    },
    "selective": {
        "thing": ["selective soldering", "the hole fill", "barrel fill"],
        "trouble": [
            "hole fill of 50 % on the ground pins",
            "solder balls all over the selective side",
            "one connector that never fills on the inner row",
        ],
        "q": [
            "More preheat or a longer dip?",
            "Can the designer be made to add thermal relief, or do I save my breath?",
            "Which nozzle would you start with?",
        ],
        "a": [
            "Preheat to 120 on the top side, measured on the board and not on the display. Only then touch the dip time.",
            "Show the designer two sections beside each other. One picture of a half-filled barrel gets more relief than ten mails.",
            "Start with the 6 mm wettable nozzle and nitrogen; balls are nearly always oxygen or flux that is still wet.",
        ],
        "r": [
            "hole fill is above 80 % on every pin",
            "the next layout has thermal relief",
            "the solder balls are gone",
        ],
        "doc": ["the preheat worksheet", "the picture series of hole fill", "the nozzle notes"],
    },
    "adhesive": {
        "thing": ["the underfill", "corner glue", "the dispensing process"],
        "trouble": [
            "underfill that stops halfway",
            "corner bond that cures before the balls collapse",
            "dots of glue that grow by 20 % before lunch",
        ],
        "q": [
            "Do you preheat the board for underfill?",
            "Is corner bonding enough for a 15 g vibration profile?",
            "Who makes a glue that can be reworked in earnest?",
        ],
        "a": [
            "Seventy degrees on the board and one L-shaped pass. Two passes trap air, always.",
            "Corner bond is enough when the part is under 15 mm; above that I underfill and sleep better.",
            "Growing dots are pressure that was set on a cold cartridge. Put the cartridge in the machine an hour before the shift.",
        ],
        "r": [
            "the flow is complete in 40 seconds",
            "vibration passed at the first attempt",
            "the dot size stays within 5 %",
        ],
        "doc": ["the flow pictures", "the vibration report", "the dispensing checklist"],
    },
    "counterfeit": {
        "thing": ["solderability", "old components", "the solderability test"],
        "trouble": [
            "ten-year-old connectors that will not wet",
            "a broker lot with two date codes in one reel",
            "tin that turned grey in storage",
        ],
        "q": [
            "Would you re-tin or throw them away?",
            "Which quick test would you do at incoming?",
            "How do you store parts for a twelve-year service life?",
        ],
        "a": [
            "Dip and look on five parts, then a wetting balance on the doubtful ones. Do not re-tin two thousand parts before you know why.",
            "Two date codes in one reel goes back, whatever it costs. I have not once regretted that.",
            "Dry nitrogen bags, below 25 degrees, and open one a year. The yearly look is what everybody forgets.",
        ],
        "r": ["94 % of the lot wets", "the broker took the reel back", "purchasing now asks before it buys"],
        "doc": ["the incoming test card", "the storage guideline", "the wetting curves"],
    },
    "training": {
        "thing": ["the operator training", "the training day", "the solder course"],
        "trouble": [
            "nine new operators and no trainer",
            "a training that everybody passes and nobody remembers",
            "night-shift people who never get training",
        ],
        "q": [
            "Could one do it in half-days, on the line?",
            "Would you do it in German and Polish?",
            "What do you charge for a day with eight people?",
        ],
        "a": [
            "Half-days on the line, with your own scrap. A clean classroom teaches people to solder in a clean classroom.",
            "Give the night shift the first session, not the last one. They notice.",
            "Eight people is the limit; with twelve, four of them watch.",
        ],
        "r": [
            "first-pass yield is up by three points",
            "the night shift asked for a second round",
            "two operators train the others now",
        ],
        "doc": ["the course outline", "the exercise sheet", "the list of scrap to collect"],
    },
    "warp-panel": {
        "thing": ["panel warpage", "thin boards", "the bowed panels"],
        "trouble": [
            "0.6 mm boards that bow in the oven",
            "a panel that jams in every second run",
            "twist after the second side",
        ],
        "q": [
            "Carrier or a change of panel?",
            "Does copper balance really matter that much?",
            "Would you reflow the heavy side first?",
        ],
        "a": [
            "Balance the copper on the frame, it is free. Carriers cost you twenty seconds a board for ever.",
            "Light side first. I know the drawing says otherwise.",
            "Ask for the laminate's glass style as well. I have seen one lot woven the other way round, and it bowed like a boat.",
        ],
        "r": ["the bow is under 0.5 %", "no jam in three weeks", "we dropped the carriers altogether"],
        "doc": ["the copper balance sketch", "the bow measurements", "the panel drawing with comments"],
    },
    "sic": {
        "thing": ["silver sintering", "the power module", "die attach"],
        "trouble": [
            "sinter layers that delaminate at the corner",
            "power modules with a scatter in thermal resistance",
            "a die attach that passes at 25 and fails at 175 degrees",
        ],
        "q": [
            "Pressure or pressureless for a first series?",
            "How would you inspect a sintered layer without cutting?",
            "Is a 20 micron layer too thin?",
        ],
        "a": [
            "Acoustic microscopy, and always with a known bad one in the same picture.",
            "Start with pressure. Pressureless is for people who already know what can go wrong.",
            "Look at the surface of the substrate first: most corner trouble I have seen was fingerprints, with a name on them.",
        ],
        "r": [
            "delamination is below 2 %",
            "thermal resistance scatters by 4 % only",
            "1,000 cycles without a drift",
        ],
        "doc": ["the acoustic pictures", "the sintering checklist", "the substrate cleaning note"],
    },
    "cost": {
        "thing": ["scrap cost", "the cost of poor quality", "first-pass yield"],
        "trouble": [
            "a first-pass yield of 91 % that everybody calls normal",
            "scrap that sits in three different cost centres",
            "rework hours that are booked as production",
        ],
        "q": [
            "How do you show that to a finance director?",
            "Is 98 % realistic for high mix?",
            "Where would you begin?",
        ],
        "a": [
            "One board, one week, every minute of touch-up on a paper sheet. Finance believes paper with coffee on it.",
            "For high mix 97 is good and 98 is pride. I would begin with the five boards that return every month.",
            "Put the rework bench beside the line for a month. It is remarkable what people find when they can hear the swearing.",
        ],
        "r": [
            "yield went from 91 to 96 %",
            "finance counts rework as rework now",
            "we save about 4,000 a month",
        ],
        "doc": ["the paper sheet", "the cost model", "the before-and-after chart"],
    },
}

TOPICS_DE: dict[str, dict[str, list[str]]] = {
    "lunker": {
        "thing": ["Lunker", "das Lunkerthema"],
        "trouble": [
            "Lunker von über 30 % unter dem Thermopad",
            "Poren in jeder dritten Lötstelle der Leistungsstufe",
        ],
        "q": [
            "Würden Sie zuerst an der Schablone oder am Profil drehen?",
            "Welchen Grenzwert halten Sie da für vernünftig?",
        ],
        "a": [
            "Teilen Sie die Öffnung in vier Felder mit 0,3 mm Steg und lassen Sie das Profil erst einmal in Ruhe.",
            "Messen Sie lieber die größte Einzelpore über dem Chip als die Fläche; das ist es, was kühlt oder eben nicht.",
        ],
        "r": ["wir liegen jetzt bei 11 %", "der Kunde hat die Abweichung freigegeben"],
        "doc": ["das Merkblatt zu den Schablonenöffnungen", "die Lunkerauswertung"],
    },
    "beschichtung": {
        "thing": ["die Beschichtung", "der Schutzlack"],
        "trouble": [
            "Blasen im Schutzlack rund um die hohen Stecker",
            "Lack, der sich nach dem Feuchtetest am Rand löst",
        ],
        "q": ["Ist das Feuchte, oder liegt es am Flussmittel?", "Reicht Ausheizen, oder braucht es Plasma?"],
        "a": [
            "Heizen Sie zehn Baugruppen vier Stunden bei 80 Grad aus und lackieren Sie sie neben zehn anderen. Ein Nachmittag, dann ist Ruhe.",
            "Am Rand ist es fast immer Staub vom Nutzentrennen. Abblasen, mit IPA wischen, noch einmal lackieren.",
        ],
        "r": ["die ausgeheizten sind einwandfrei", "nach 500 Stunden löst sich nichts mehr"],
        "doc": ["das Prüfblatt zur Haftung", "das Ausheizprotokoll"],
    },
    "nacharbeit": {
        "thing": ["die Nacharbeit", "das Handlöten"],
        "trouble": [
            "abgehobene Pads nach der zweiten Nacharbeit",
            "sechs Mitarbeiter und sechs verschiedene Arten nachzulöten",
        ],
        "q": [
            "Wie viele Lötzyklen würden Sie zulassen?",
            "Zuerst schulen oder zuerst eine Vorheizung kaufen?",
        ],
        "a": [
            "Kaufen Sie die Vorheizung. Mit 120 Grad von unten halbieren sich die abgehobenen Pads, egal wer den Kolben hält.",
            "Lassen Sie alle dieselben zehn Lötstellen machen und blind gegenseitig bewerten. Strenger ist kein Auditor.",
        ],
        "r": ["der Ausschuss ist von 4 auf unter 1 % gefallen", "alle haben die Blindrunde bestanden"],
        "doc": ["die Arbeitsanweisung", "den Bewertungsbogen"],
    },
    "audit": {
        "thing": ["das Audit", "das Lieferantenaudit"],
        "trouble": [
            "in vier Wochen ein Audit und Arbeitsanweisungen von 2019",
            "einen Lieferanten, der auf jede Abweichung mit einem Schulungsnachweis antwortet",
        ],
        "q": [
            "Worauf achten Sie in den ersten zehn Minuten?",
            "Würden Sie unsere Checkliste einmal mit dem Rotstift lesen?",
        ],
        "a": [
            "Ich schaue in die Ausschusskiste, in den Kühlschrank und auf den neuesten Mitarbeiter. In dieser Reihenfolge.",
            "Streichen Sie alles, was der Auditor von seinem Platz aus nicht sehen kann. Der Rest passt auf eine Seite.",
        ],
        "r": ["das Audit lief mit zwei kleinen Abweichungen durch", "die Checkliste hat jetzt eine Seite"],
        "doc": ["die Rundgangsliste", "die korrigierte Checkliste"],
    },
}

TOPICS_FR: dict[str, dict[str, list[str]]] = {
    "vides": {
        "thing": ["les vides", "le taux de vides"],
        "trouble": [
            "des vides de plus de 30 % sous le plot thermique",
            "un taux de vides que personne n'explique sur l'étage de puissance",
        ],
        "q": [
            "Vous commenceriez par l'écran ou par le profil ?",
            "Quelle limite vous paraît raisonnable dans ce cas ?",
        ],
        "a": [
            "Découpez l'ouverture en quatre fenêtres séparées de 0,3 mm et ne touchez pas au profil pour le premier essai.",
            "Regardez l'âge de la crème avant tout. Deux fois cette année, c'était un pot ouvert remis au frigo.",
        ],
        "r": ["on est à 12 % en moyenne", "le client a accepté la dérogation"],
        "doc": ["la note sur les ouvertures", "le relevé des vides"],
    },
    "vernis": {
        "thing": ["le vernis", "la tropicalisation"],
        "trouble": [
            "des bulles dans le vernis autour des grands connecteurs",
            "un vernis qui se décolle au bord après l'essai d'humidité",
        ],
        "q": ["C'est de l'humidité ou du flux mal nettoyé ?", "Un étuvage suffit, à votre avis ?"],
        "a": [
            "Étuvez dix cartes quatre heures à 80 degrés et vernissez-les à côté de dix autres. Une après-midi, et la discussion est close.",
            "Au bord, c'est presque toujours la poussière de détourage. Soufflez, essuyez à l'IPA, recommencez.",
        ],
        "r": ["les cartes étuvées sont parfaites", "plus rien ne se décolle après 500 heures"],
        "doc": ["la fiche d'essai d'adhérence", "le protocole d'étuvage"],
    },
    "formation": {
        "thing": ["la formation", "la formation des opérateurs"],
        "trouble": [
            "neuf nouveaux opérateurs et pas de formateur",
            "une équipe de nuit qui n'est jamais formée",
        ],
        "q": [
            "On pourrait la faire par demi-journées, sur la ligne ?",
            "Combien de personnes au plus par séance ?",
        ],
        "a": [
            "Par demi-journées, sur la ligne, avec vos propres rebuts. Une salle propre n'apprend qu'à souder dans une salle propre.",
            "Huit au plus. À douze, il y en a quatre qui regardent.",
        ],
        "r": ["le rendement a gagné trois points", "l'équipe de nuit en redemande"],
        "doc": ["le plan du cours", "la liste des rebuts à garder"],
    },
}

TOPICS_ES: dict[str, dict[str, list[str]]] = {
    "huecos": {
        "thing": ["los huecos", "el tema de los huecos"],
        "trouble": [
            "huecos de más del 30 % bajo el pad térmico",
            "poros en una de cada tres uniones de la etapa de potencia",
        ],
        "q": ["¿Tú tocarías antes la pantalla o el perfil?", "¿Qué límite te parece razonable ahí?"],
        "a": [
            "Parte la apertura en cuatro ventanas con 0,3 mm entre ellas y no toques el perfil en la primera prueba.",
            "Mira antes la edad de la pasta. Dos veces este año era un bote abierto que volvió a la nevera.",
        ],
        "r": ["hemos bajado al 12 %", "el cliente firmó la desviación"],
        "doc": ["la nota sobre las aperturas", "la tabla de huecos"],
    },
    "selectiva": {
        "thing": ["la soldadura selectiva", "el llenado de taladros"],
        "trouble": [
            "un llenado del 50 % en los pines de masa",
            "bolitas de estaño por toda la cara inferior",
        ],
        "q": ["¿Más precalentamiento o más tiempo de inmersión?", "¿Con qué boquilla empezarías?"],
        "a": [
            "Precalienta a 120 por la cara superior, medido en la placa y no en la pantalla. Solo después toca el tiempo.",
            "Empieza con la boquilla de 6 mm y nitrógeno; las bolitas casi siempre son oxígeno o flux que sigue húmedo.",
        ],
        "r": ["el llenado pasa del 80 % en todos los pines", "las bolitas han desaparecido"],
        "doc": ["la hoja de precalentamiento", "las fotos del llenado"],
    },
    "retrabajo": {
        "thing": ["el retrabajo", "los pads levantados"],
        "trouble": [
            "pads levantados después del segundo retrabajo",
            "seis operarios y seis maneras de retrabajar",
        ],
        "q": ["¿Cuántos ciclos de calor permitirías?", "¿Primero formación o primero el precalentador?"],
        "a": [
            "Compra el precalentador. Con 120 grados desde abajo se quedan en la mitad, suelde quien suelde.",
            "Que todos hagan las mismas diez uniones y se evalúen a ciegas. No hay auditor más duro.",
        ],
        "r": ["la chatarra ha bajado del 4 a menos del 1 %", "todos pasaron la ronda a ciegas"],
        "doc": ["la instrucción de retrabajo", "la hoja de evaluación"],
    },
}

BY_LANGUAGE = {"en": TOPICS, "de": TOPICS_DE, "fr": TOPICS_FR, "es": TOPICS_ES}
