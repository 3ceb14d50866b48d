package de.smartregion.local.launcher;

/** Something the person at the keyboard can mend: one line, no stack trace. */
final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageError(String line) {
        super(line);
    }
}
