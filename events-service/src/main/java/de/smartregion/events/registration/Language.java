package de.smartregion.events.registration;

/** The language somebody reads our letters in. */
enum Language {
    DE("de"),
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
