"""What the help with wording knows of Spanish."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.languages.tongue import Tongue

_NUMBER: Final = r"(?:\d+|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|pocos|pocas)"
"""How many stretches of time."""

_SPAN: Final = r"(?:minutos?|horas?|días?|noches?|tardes?|mañanas?|semanas?|mes(?:es)?|años?)"
"""A stretch of the day or of the calendar."""

_WITHIN: Final = (
    r"(?:en|dentro de|tras) (?:menos de |un plazo de )?(?:el |la |los |las )?"
    rf"(?:{_NUMBER} )?(?:\w+ )?{_SPAN}"
)
"""In which time something is done."""

_RELATING: Final = (
    "y|e|o|u|cada|en|a|al|por|para|con|sin|el|la|los|las|entre|cuando|si|todos|todas|desde|hasta"
)
"""What begins something of its own after "más" and "menos"."""

SPANISH: Final = Tongue(
    known="""
        el la los las lo un una unos unas de del al a en con sin por para sobre entre ante contra desde
        hasta hacia y e o u pero es son era está están estar ser soy somos ha he hemos han haber hay
        puede puedo podemos debe debo debemos quiere quiero queremos no ni yo tú tu él ella nosotros
        nosotras ustedes ellos ellas me te se nos le les mí mi mis tus su sus nuestro nuestra nuestros
        este esta esto ese esa eso que qué quien quién cual como cómo cuando cuándo donde si sí porque
        cada todo toda todos todas alguien algo nadie nada ninguno mismo misma también muy más menos
        mejor pronto siempre nunca quizá quizás tal vez veces juntos juntas hoy mañana ayer noche tarde
        día días semana semanas mes lunes martes miércoles jueves viernes sábado sábados domingo
        domingos cocina cocinar cocino cocinamos casa cena comida basura dinero cama platos teléfono
        móvil móviles antes después mientras durante ayuda ayudar ayudo ayudamos apaga apagar apagamos
        barre barrer come comer comemos compra comprar compro compramos da dar doy damos deja dejar
        dejamos dice decir digo decimos escribe escribir escribo escribimos escucha escuchar escucho
        escuchamos espera esperar esperamos habla hablar hablo hablamos hace hacer hago hacemos intenta
        intentar intento intentamos lava lavar lavo lavamos limpia limpiar limpio limpiamos llama llamar
        llamo llamamos llega llegar llego llegamos paga pagar pago pagamos pone poner pongo ponemos saca
        sacar saco sacamos trae traer traigo va voy vamos ir tratamos trato tratar friega fregar friego
        cuida cuidar duerme enseguida inmediato responde responder respondo
    """,
    letters="ñáíóú¿¡",
    ending=r"\w{2,}(?:amos|emos|imos|ción|mente|ando|iendo|idad)",
    vague=(
        r"(?:intentar|intento|intentamos|tratar de|trato de|tratamos de)",
        r"mejor",
        rf"(?:más|menos)(?! (?:de|que)\b)(?: (?!(?:{_RELATING})\b)\w+)?",
        r"lo antes posible",
        r"cuanto antes",
        r"pronto",
        r"a veces",
        r"regularmente",
        r"si es posible",
        r"quizás?",
        r"tal vez",
        r"adecuadamente",
        r"respeto",
        r"empatía",
        r"amabilidad",
    ),
    plain=(
        r"más vale tarde que nunca",
        r"más o menos",
        r"(?:más|menos) tard(?:e|ar)",
        r"(?:al|por lo|a lo) (?:más|menos)",
        rf"{_NUMBER} (?:\w+ )?(?:más|menos)",
        r"(?:no|nunca|nadie|nada)\b(?: \w+){0,3}? más",
        r"tan pronto como(?! sea posible\b)",
    ),
    whens=(
        r"cuando",
        r"si",
        r"antes",
        r"después",
        r"hasta",
        r"cada",
        r"todos los",
        r"todas las",
        r"siempre",
        r"nunca",
        r"durante",
        r"mientras",
        r"a (?:las \w+|la una)",
        _WITHIN,
        r"(?:en|dentro de) \d+ ?(?:h|min)",
        r"(?:al (?:día|mes|año)|a la semana)",
        r"mism[oa] (?:día|noche|tarde|semana)",
        rf"(?:est[ea]|próxim[oa]) {_SPAN}",
        r"día siguiente",
        r"al (?:final|principio|comienzo|mediodía|amanecer|anochecer|salir|entrar|llegar|volver|terminar)",
        r"al (?:acostar|levantar|despertar|despedir|ir)(?:me|nos|se|te)?",
        r"al (?:cenar|comer|desayunar)",
        r"(?:en|a) (?:la (?:cena|comida|hora)|el (?:desayuno|almuerzo))",
        rf"por las? {_SPAN}",
        r"fin(?:es)? de semana",
        r"a (?:mediodía|medianoche|diario|tiempo|más tardar|primera hora|última hora)",
        r"(?:enseguida|en seguida|de inmediato|inmediatamente|ahora mismo|en cuanto|tan pronto)",
        r"(?:lunes|martes|miércoles|jueves|viernes|sábados?|domingos?)",
        r"hoy",
        r"mañana",
        r"esta noche",
        r"una vez",
    ),
    nobody=(r"alguien", r"uno de nosotros"),
    me=(r"yo",),
    subjects=(
        r"yo",
        r"nosotr[oa]s",
        r"tú",
        r"él",
        r"ella",
        r"ustedes",
        r"vosotr[oa]s",
        r"ell[oa]s",
        r"cada uno",
    ),
    second=(r"también",),
    verb=(
        r"(?:(?:no|se|me|te|nos|le|les|lo|la|los|las) )?"
        r"(?:va|da|es|está|hará|dará"
        r"|(?!(?:la|una|de|que|cada|para|siempre|nunca|hasta|sobre|entre|contra|mañana|ahora|desde|ese|esa|este|esta"
        r"|ante|tarde|noche|semana|donde|casa|durante|\w+mente)\b)[a-zñáéíóú]{2,}[aeá])"
    ),
    clauses=r"cuando|si|mientras|porque|que|quien|apenas",
    relatives=r"lo|como|donde",
    occasions=(
        r"cu[aá]ndo|si|antes|después|hasta|mientras|en cuanto|tan pronto|apenas|siempre que|una vez|a las"
        r"|a mediodía|al (?:salir|entrar|llegar|volver|acostar\w*|levantar\w*)|por la (?:noche|mañana|tarde)"
        r"|(?:solo|sólo|incluso) (?:cuando|si)"
        r"|cada (?:vez|día|noche|mañana|semana|mes|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
        r"|todos los (?:días|meses)"
        r"|(?:el|los|todos los) (?:lunes|martes|miércoles|jueves|viernes|sábados?|domingos?)"
    ),
    refusing=(r"no", r"sin", r"nunca", r"ningún\w*"),
    if_then="Cuando …, entonces {}",
    vague_example="Digo antes del mediodía lo que no terminaré.",
    when_example="los viernes, o cuando nos reunimos",
)
"""Spanish."""
