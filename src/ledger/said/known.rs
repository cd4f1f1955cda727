//! Words that matching has to know: those it compares with others, and forms that stand for other words.

/// Words with a fixed number. Their order is that of the constants below.
pub(super) const RESERVED: &[&str] = &[
    "'s", "is", "has", "'d", "would", "had", "did", "a", "and", "point", "you", "know", "i", "mean", "percent",
    "number", "half", "but", "because", "so", "or", "not", "no", "never", "nobody", "none", "nothing", "neither",
    "nor", "nowhere", "without",
];

pub(super) const S: u32 = 0;
pub(super) const IS: u32 = 1;
pub(super) const HAS: u32 = 2;
pub(super) const D: u32 = 3;
pub(super) const WOULD: u32 = 4;
pub(super) const HAD: u32 = 5;
pub(super) const DID: u32 = 6;
pub(super) const A: u32 = 7;
pub(super) const AND: u32 = 8;
pub(super) const POINT: u32 = 9;
pub(super) const YOU: u32 = 10;
pub(super) const KNOW: u32 = 11;
pub(super) const I: u32 = 12;
pub(super) const MEAN: u32 = 13;
pub(super) const PERCENT: u32 = 14;
pub(super) const NUMBER: u32 = 15;
pub(super) const HALF: u32 = 16;
const BUT: u32 = 17;
const BECAUSE: u32 = 18;
const SO: u32 = 19;
const NOT: u32 = 21;

/// Whether a word turns what is said into its opposite.
pub(super) fn is_negation(key: u32) -> bool {
    (NOT..RESERVED.len() as u32).contains(&key)
}

/// Whether a word begins a clause of its own.
pub(super) fn opens_clause(key: u32) -> bool {
    matches!(key, AND | BUT | BECAUSE | SO)
}

/// Whether two words are one where a contraction leaves open which: “it's” is “it is” or “it has”.
pub(super) fn contracted(a: u32, b: u32) -> bool {
    let (short, long) = (a.min(b), a.max(b));
    // The short form of each stands in front of its long ones.
    matches!((short, long), (S, IS | HAS) | (D, WOULD | HAD | DID))
}

/// Whether a word may stand for another one.
pub(super) fn has_forms(key: u32) -> bool {
    key <= DID
}

/// Forms that stand for other words; for nothing, where a speaker only fills time.
pub(super) const FORMS: &[(&str, &str)] = &[
    ("uh", ""),
    ("um", ""),
    ("er", ""),
    ("erm", ""),
    ("ah", ""),
    ("uhh", ""),
    ("umm", ""),
    ("hm", ""),
    ("hmm", ""),
    ("mm", ""),
    ("mmm", ""),
    // Drawn together.
    ("won't", "will not"),
    ("can't", "can not"),
    ("cannot", "can not"),
    ("shan't", "shall not"),
    ("ain't", "ain not"),
    ("let's", "let us"),
    ("gonna", "going to"),
    ("wanna", "want to"),
    ("gotta", "got to"),
    ("i'ma", "i am going to"),
    ("tryna", "trying to"),
    ("kinda", "kind of"),
    ("sorta", "sort of"),
    ("outta", "out of"),
    ("lotta", "lot of"),
    ("hafta", "have to"),
    ("oughta", "ought to"),
    ("useta", "used to"),
    ("dunno", "do not know"),
    ("gimme", "give me"),
    ("lemme", "let me"),
    ("coulda", "could have"),
    ("shoulda", "should have"),
    ("woulda", "would have"),
    ("musta", "must have"),
    ("y'all", "you all"),
    ("c'mon", "come on"),
    ("d'you", "do you"),
    ("'cause", "because"),
    ("cuz", "because"),
    ("'cuz", "because"),
    ("'cos", "because"),
    ("'em", "them"),
    ("'til", "until"),
    ("'till", "until"),
    ("till", "until"),
    ("'bout", "about"),
    ("'tis", "it is"),
    ("'twas", "it was"),
    ("an'", "and"),
    ("o'", "of"),
    ("ol'", "old"),
    ("ya", "you"),
    ("alright", "all right"),
    // Without their apostrophes, as machines write them.
    ("dont", "do not"),
    ("didnt", "did not"),
    ("doesnt", "does not"),
    ("isnt", "is not"),
    ("arent", "are not"),
    ("wasnt", "was not"),
    ("werent", "were not"),
    ("havent", "have not"),
    ("hasnt", "has not"),
    ("hadnt", "had not"),
    ("couldnt", "could not"),
    ("wouldnt", "would not"),
    ("shouldnt", "should not"),
    ("cant", "can not"),
    ("wont", "will not"),
    ("im", "i am"),
    ("ive", "i have"),
    ("youre", "you are"),
    ("theyre", "they are"),
    // Without the g of their ending.
    ("goin'", "going"),
    ("doin'", "doing"),
    ("comin'", "coming"),
    ("talkin'", "talking"),
    ("sayin'", "saying"),
    ("tryin'", "trying"),
    ("lookin'", "looking"),
    ("gettin'", "getting"),
    ("makin'", "making"),
    ("workin'", "working"),
    ("runnin'", "running"),
    ("fightin'", "fighting"),
    ("nothin'", "nothing"),
    ("somethin'", "something"),
    ("anythin'", "anything"),
    ("everythin'", "everything"),
    ("livin'", "living"),
    ("givin'", "giving"),
    ("takin'", "taking"),
    ("havin'", "having"),
    ("puttin'", "putting"),
    ("thinkin'", "thinking"),
    ("tellin'", "telling"),
    ("askin'", "asking"),
    ("sittin'", "sitting"),
    ("standin'", "standing"),
    ("waitin'", "waiting"),
    ("playin'", "playing"),
    ("votin'", "voting"),
    ("bein'", "being"),
    ("seein'", "seeing"),
    ("mornin'", "morning"),
    ("evenin'", "evening"),
    // Abbreviations, and one word where others write two.
    ("mr", "mister"),
    ("dr", "doctor"),
    ("sen", "senator"),
    ("gov", "governor"),
    ("gen", "general"),
    ("prof", "professor"),
    ("vs", "versus"),
    ("etc", "et cetera"),
    ("ok", "okay"),
    ("dollars", "dollar"),
    ("pounds", "pound"),
    ("euros", "euro"),
    ("cents", "cent"),
    ("anyone", "any 1"),
    ("everyone", "every 1"),
    ("someone", "some 1"),
    ("noone", "no 1"),
    ("halves", "half"),
    ("thirds", "3rd"),
    ("fifths", "5th"),
];

/// Words for numbers below a hundred, of hundreds and above: value, and whether it is an ordinal.
pub(super) const NUMBERS: &[(&str, f64, bool)] = &[
    ("zero", 0., false),
    ("one", 1., false),
    ("two", 2., false),
    ("three", 3., false),
    ("four", 4., false),
    ("five", 5., false),
    ("six", 6., false),
    ("seven", 7., false),
    ("eight", 8., false),
    ("nine", 9., false),
    ("ten", 10., false),
    ("eleven", 11., false),
    ("twelve", 12., false),
    ("thirteen", 13., false),
    ("fourteen", 14., false),
    ("fifteen", 15., false),
    ("sixteen", 16., false),
    ("seventeen", 17., false),
    ("eighteen", 18., false),
    ("nineteen", 19., false),
    ("twenty", 20., false),
    ("thirty", 30., false),
    ("forty", 40., false),
    ("fourty", 40., false),
    ("fifty", 50., false),
    ("sixty", 60., false),
    ("seventy", 70., false),
    ("eighty", 80., false),
    ("ninety", 90., false),
    ("hundred", 100., false),
    ("thousand", 1e3, false),
    ("million", 1e6, false),
    ("billion", 1e9, false),
    ("trillion", 1e12, false),
    ("first", 1., true),
    ("second", 2., true),
    ("third", 3., true),
    ("fourth", 4., true),
    ("fifth", 5., true),
    ("sixth", 6., true),
    ("seventh", 7., true),
    ("eighth", 8., true),
    ("ninth", 9., true),
    ("tenth", 10., true),
    ("eleventh", 11., true),
    ("twelfth", 12., true),
    ("thirteenth", 13., true),
    ("fourteenth", 14., true),
    ("fifteenth", 15., true),
    ("sixteenth", 16., true),
    ("seventeenth", 17., true),
    ("eighteenth", 18., true),
    ("nineteenth", 19., true),
    ("twentieth", 20., true),
    ("thirtieth", 30., true),
    ("fortieth", 40., true),
    ("fiftieth", 50., true),
    ("sixtieth", 60., true),
    ("seventieth", 70., true),
    ("eightieth", 80., true),
    ("ninetieth", 90., true),
    ("hundredth", 100., true),
    ("thousandth", 1e3, true),
    ("millionth", 1e6, true),
];

/// Decades as words.
pub(super) const DECADES: &[(&str, &str)] = &[
    ("twenties", "20s"),
    ("thirties", "30s"),
    ("forties", "40s"),
    ("fifties", "50s"),
    ("sixties", "60s"),
    ("seventies", "70s"),
    ("eighties", "80s"),
    ("nineties", "90s"),
];
