//! Units as written to units as compared: "kilometres", "km" and "kilometer" are one.

/// Money, by sign or word.
const CURRENCIES: &[(&str, &str)] = &[
    ("$", "usd"),
    ("dollar", "usd"),
    ("usd", "usd"),
    ("£", "gbp"),
    ("pound", "gbp"),
    ("gbp", "gbp"),
    ("pence", "pence"),
    ("cent", "cent"),
    ("€", "eur"),
    ("euro", "eur"),
    ("eur", "eur"),
    ("¥", "yen"),
    ("yen", "yen"),
    ("yuan", "yuan"),
    ("₹", "rupee"),
    ("rupee", "rupee"),
    ("rouble", "rouble"),
    ("ruble", "rouble"),
    ("franc", "franc"),
    ("peso", "peso"),
    ("krona", "krona"),
    ("krone", "krone"),
    ("crown", "crown"),
    ("zloty", "zloty"),
    ("lira", "lira"),
    ("rand", "rand"),
    ("real", "real"),
    ("reai", "real"),
    ("shilling", "shilling"),
    ("naira", "naira"),
    ("won", "won"),
];

/// Single letters that measure where they hang on a number: `30C`.
const LETTERS: &[(&str, &str)] = &[("m", "m"), ("c", "celsius"), ("f", "fahrenheit")];

/// The unit of a letter behind a number.
pub(super) fn letter(text: &str) -> Option<&'static str> {
    LETTERS.iter().find(|(letter, _)| letter.eq_ignore_ascii_case(text)).map(|(_, unit)| *unit)
}

/// Everything else that measures.
const MEASURES: &[(&str, &str)] = &[
    ("km", "km"),
    ("kilometre", "km"),
    ("kilometer", "km"),
    ("mile", "mile"),
    ("metre", "m"),
    ("meter", "m"),
    ("feet", "foot"),
    ("foot", "foot"),
    ("inch", "inch"),
    ("inche", "inch"),
    ("yard", "yard"),
    ("acre", "acre"),
    ("hectare", "hectare"),
    ("kg", "kg"),
    ("kilogram", "kg"),
    ("kilogramme", "kg"),
    ("gram", "g"),
    ("gramme", "g"),
    ("ounce", "ounce"),
    ("ton", "ton"),
    ("tonne", "tonne"),
    ("litre", "litre"),
    ("liter", "litre"),
    ("gallon", "gallon"),
    ("barrel", "barrel"),
    ("degree", "degree"),
    ("mph", "mph"),
    ("km/h", "kmh"),
    ("kmh", "kmh"),
    ("knot", "knot"),
    ("kilowatt", "kw"),
    ("megawatt", "mw"),
    ("mw", "mw"),
    ("gigawatt", "gw"),
    ("horsepower", "hp"),
];

const TIMES: &[(&str, &str)] = &[
    ("second", "second"),
    ("minute", "minute"),
    ("hour", "hour"),
    ("day", "day"),
    ("week", "week"),
    ("weekend", "weekend"),
    ("fortnight", "fortnight"),
    ("month", "month"),
    ("quarter", "quarter"),
    ("year", "year"),
    ("decade", "decade"),
    ("century", "century"),
    ("centurie", "century"),
    ("night", "night"),
];

fn look(table: &[(&str, &'static str)], word: &str, otherwise: &'static str) -> &'static str {
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    table.iter().find(|(key, _)| *key == lower || *key == singular).map_or(otherwise, |(_, unit)| unit)
}

/// The currency of a sign or a word.
pub(super) fn currency(word: &str) -> &'static str {
    look(CURRENCIES, word, "money")
}

/// The unit of a measure; phrases such as "square miles" and "miles per hour" are units of their own.
pub(super) fn measure(words: &str) -> &'static str {
    let lower = words.to_lowercase();
    if lower.starts_with("square") {
        return match look(MEASURES, lower.trim_start_matches("square").trim_start(), "") {
            "km" => "km2",
            "mile" => "mile2",
            "m" => "m2",
            "foot" => "foot2",
            _ => "area",
        };
    }
    if lower.contains("per hour") || lower.contains("an hour") {
        return if lower.starts_with("mile") { "mph" } else { "kmh" };
    }
    look(MEASURES, lower.split_whitespace().next().unwrap_or(""), "measure")
}

/// The unit of a span of time.
pub(super) fn time(word: &str) -> &'static str {
    look(TIMES, word, "time")
}
