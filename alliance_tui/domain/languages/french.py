"""What the help with wording knows of French."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.languages.tongue import Tongue

_NUMBER: Final = r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quelques)"
"""How many stretches of time."""

_SPAN: Final = (
    r"(?:minutes?|heures?|jours?|journée|matinée|soirée|nuit|semaines?|quinzaine|mois|année|ans?|week-end)"
)
"""A stretch of the day or of the calendar."""

_WITHIN: Final = (
    r"(?:dans|en|sous|après) (?:(?:moins|un délai) (?:de |d['’]))?(?:les |la |le |l['’])?"
    rf"(?:{_NUMBER} )?(?:\w+ )?{_SPAN}"
)
"""In which time something is done."""

_MEAL: Final = r"(?:petit[- ]déjeuner|déjeuner|dîner|souper|goûter|repas)"
"""What the day is told by."""

FRENCH: Final = Tongue(
    known="""
        le la les l un une des du de d et ou mais à au aux en dans sur sous pour par avec sans chez vers
        envers entre contre est sont était être ai a as avons avez ont avoir peut peux pouvons dois doit
        devons veux veut voulons ne n pas plus jamais rien je j tu il elle on nous vous ils elles me m
        te t se s lui leur moi toi soi mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette
        ces c qui que qu quoi dont où comment quand lorsque lorsqu si comme chaque chacun chacune tout
        toute tous toutes même aussi très trop moins mieux bien bientôt parfois souvent toujours peut-
        être quelqu quelque personne ensemble aujourd hui demain hier matin soir jour jours semaine
        lundi lundis mardi mardis mercredi mercredis jeudi jeudis vendredi vendredis samedi samedis
        dimanche dimanches cuisine cuisiner cuisinons maison repas vaisselle argent poubelle poubelles
        appelle appeler appelons aide aider aidons arrête arrêter arrêtons attend attendre attendons dit
        dire dis disons donne donner donnons écoute écouter écoutons écris écrire écrivons essaie
        essayer essayons fais fait faire faisons lave laver lavons mange manger mangeons mets met mettre
        mettons nettoie nettoyer nettoyons parle parler parlons parles paie payer payons prends prend
        prendre prenons prépare préparer préparons range ranger rangeons reste rester restons sors sort
        sortir sortons vais va aller allons viens vient venir empathie
    """,
    letters="çèêëàâîïôœûù",
    ending=r"\w{2,}(?:ons|ez|eux|euse|eau|ement|té|aire)",
    vague=(
        r"essa(?:ie|ye|yer|yons)(?: de)?",
        r"plus (?:de|souvent)(?! que\b)",
        r"(?:plus|moins)(?= (?:chaque|tous|toutes)\b|\W*$)",
        r"mieux",
        r"moins de",
        r"dès que possible",
        r"le plus tôt possible",
        r"bientôt",
        r"parfois",
        r"régulièrement",
        r"si possible",
        r"peut-être",
        r"faire de (?:mon|notre) mieux",
        r"respect(?:ueux|ueuse)?",
        r"empathie",
        r"bienveillance",
        r"avec grâce",
    ),
    plain=(
        r"mieux vaut tard que jamais",
        r"(?:ne|n['’]\w+|personne|rien)\b[^.,;:!?]{0,40}? plus",
        r"(?:de|en|au|non) (?:plus|moins)",
        r"plus tard",
    ),
    whens=(
        r"quand",
        r"lorsqu\w*",
        r"si",
        r"avant",
        r"après",
        r"jusqu\w*",
        r"chaque",
        r"tous les",
        r"toutes les",
        r"toujours",
        r"jamais",
        r"pendant",
        r"à (?:\d|midi|minuit|table|la fin|l['’]heure|temps|(?:mon|notre) retour)",
        _WITHIN,
        r"(?:dans|en|sous) (?:les )?\d+ ?(?:h|min)",
        r"d['’]ici \w+",
        r"(?:jour|soir|matin|nuit|semaine) même",
        r"même (?:jour|soir|matin|nuit|semaine|journée|soirée)",
        r"lendemain",
        r"(?:cette|ce|cet) (?:nuit|semaine|année|matin|midi|mois|week-end|après-midi)",
        r"(?:semaine|mois|année) prochaine?",
        rf"(?:au|du) (?:coucher|lever|réveil|retour|départ|début|moment|plus tard|{_MEAL})",
        r"en (?:fin|début) d\w+",
        r"en (?:partant|sortant|rentrant|arrivant|entrant|revenant|quittant|mangeant)",
        r"en (?:(?:se|me|nous) |[sm]['’])\w+ant",
        r"(?:tout de suite|immédiatement|aussitôt|sans attendre)",
        r"dès",
        r"(?:lun|mar|mercre|jeu|vendre|same)dis?",
        r"dimanche",
        r"aujourd['’]hui",
        r"demain",
        r"ce soir",
        r"les? (?:matin|midi|soir|week-end)s?",
        r"l['’]après-midi",
        r"une fois",
    ),
    nobody=(r"quelqu['’]un",),
    me=(r"je", r"j['’]\w+"),
    subjects=(
        r"je",
        r"j['’]",
        r"nous",
        r"tu",
        r"il",
        r"elle",
        r"on",
        r"vous",
        r"ils",
        r"elles",
        r"chacun",
    ),
    second=(r"aussi",),
    verb=(
        r"(?:(?:se|s['’]|ne|n['’]|me|te|nous|vous|lui|leur|le|la|les|y|en) ?)?"
        r"(?:va|a|doit|peut|veut|est"
        r"|(?!(?:de|une|elle|chaque|ensemble|comme|contre|entre|même|autre|quatre|onze|douze|quinze|le|et|tout|avant"
        r"|pendant|souvent|maintenant|durant|devant|surtout|semaine|quand|ce|cette|notre|votre|vite|\w+ment)\b)"
        r"[a-zà-ÿ]{2,}[etd])"
    ),
    clauses=r"quand|lorsqu\w*|si|s['’]ils?|tant qu\w*|parce qu\w*|puisqu\w*|que|qu(?=['’])|qui",
    relatives=r"ce|où|comment|pourquoi|comme|dont",
    occasions=(
        r"quand|lorsqu\w*|si|s['’]ils?|dès|avant|après|pendant|tant que|au cas où|une fois"
        r"|(?:seulement|même) (?:quand|si)|le (?:\w+di|soir|matin|lendemain)|à (?:\d|midi)"
        r"|au (?:coucher|dîner|réveil|plus tard)|en (?:partant|sortant|rentrant|arrivant|entrant)"
        r"|chaque (?:\w+di|fois|jour|soir|matin|semaine|mois)|tous les (?:\w+dis|jours|soirs|matins|mois)"
    ),
    refusing=(r"pas", r"ne", r"sans", r"jamais", r"aucune?"),
    if_then="Quand …, alors {}",
    vague_example="Je dis avant midi ce que je ne finirai pas.",
    when_example="le vendredi, ou quand nous nous retrouvons",
)
"""French."""
