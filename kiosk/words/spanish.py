"""What is understood in Spanish, as it is spoken all over Latin America."""

from __future__ import annotations

from kiosk.words.words import Words

SPANISH = Words(
    language="es",
    commands={
        "start": ("empezar", "comenzar", "empecemos"),
        "pause": ("pausa", "espera", "espere"),
        "continue": ("continuar", "seguir", "sigamos"),
        "repeat": ("repetir", "repita", "otra vez por favor"),
        "next": ("siguiente", "saltar"),
        "back": ("atrás", "volver"),
        "more": ("más",),
        "slower": ("más lento", "más despacio"),
        "faster": ("más rápido",),
        "louder": ("más alto", "más fuerte"),
        "quieter": ("más bajo", "más suave"),
        "help": ("ayuda", "necesito ayuda", "hablar con alguien", "necesito hablar con alguien"),
        "stop": ("parar", "pare", "basta"),
        "home": ("inicio", "volver al inicio"),
        "finish": ("terminar",),
        "another": ("otro", "otro ejercicio"),
        "again": ("de nuevo", "otra vez"),
        "stay": ("aquí estoy", "sigo aquí"),
        "ready": ("listo", "lista", "ya está", "ya estoy"),
        "no holds": ("sin retener", "sin pausas"),
    },
    yes=(
        *("sí", "sí por favor", "sí gracias", "sí quiero", "claro", "claro que sí", "cómo no", "por supuesto"),
        *("bueno", "vale", "dale", "de acuerdo", "está bien", "creo que sí"),
    ),
    no=(
        *("no", "no gracias", "no quiero", "mejor no", "ahora no", "por ahora no", "todavía no", "hoy no"),
        *("creo que no", "prefiero que no", "la verdad no"),
    ),
    person=("una persona", "alguien", "persona"),
    numbers=("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    sounds_like={"ninguno": "cero", "ninguna": "cero", "nada": "cero"},
    ordinals=("primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo"),
    by_number=("{number}", "número {number}", "el {ordinal}", "el {number}"),
    last=("el último", "la última"),
    by_name=("el de {name}", "{name} por favor"),
    fillers=(
        *("un", "una", "el", "la", "eh", "pues", "a ver", "por favor", "quizás", "tal vez", "como", "más o menos"),
        *("creo que", "diría", "quiero", "quisiera", "prefiero", "me gustaría", "de diez"),
    ),
    scale_names={
        "tensión": "tension",
        "malestar": "distress",
        "confianza": "confidence",
        "calma": "calm",
        "menos síntomas": "fewer symptoms",
        "emociones más estables": "steadier emotions",
        "relaciones": "relationships",
        "autoestima": "self-esteem",
        "satisfacción con la vida": "life satisfaction",
    },
)
