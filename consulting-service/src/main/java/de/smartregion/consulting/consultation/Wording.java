package de.smartregion.consulting.consultation;

/** What may be written where, as patterns for forms. */
final class Wording {

    static final int LINE = 200;
    static final int SHORT = 300;
    static final int LONG = 4_000;
    static final int REPORT = 20_000;
    static final int EMAIL_LENGTH = 254;

    /** No control characters, and none that turns the reading direction. */
    static final String ONE_LINE = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*";

    static final String TEXT = "(?:[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]|[\\r\\n\\t])*+";

    /** What the post can write to: before the @ in ASCII, as mail servers everywhere take it. */
    static final String EMAIL =
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{M}\\p{N}.-]+\\.[\\p{L}\\p{M}\\p{N}-]+";

    static final String PHONE = "[+0-9()/.-][+0-9 ()/.-]{1,38}[+0-9()/.-]";
    static final String ID = "[A-Za-z0-9_.~-]{1,64}";
    static final String FIELDS =
            "MOBILITY|ENERGY|HEALTH|WASTE|PARTICIPATION|DATA_PLATFORMS|ADMINISTRATION|ENVIRONMENT|SOCIETY|BUSINESS";

    private Wording() {}
}
