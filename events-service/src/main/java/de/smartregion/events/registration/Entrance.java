package de.smartregion.events.registration;

/** How somebody comes to a roster. */
enum Entrance {
    /** Nobody has shown that the address is theirs: the letter asks. */
    BY_LETTER,
    /** The address is the one the person signed in with. */
    SIGNED_IN,
    /** Put on by the office, also while the door is closed to others. */
    BY_OFFICE;

    boolean confirmed() {
        return this != BY_LETTER;
    }
}
