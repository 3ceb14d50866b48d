package de.smartregion.catalog.picture;

/** Who may add pictures without an account. */
public interface Uploaders {

    /** Whether this link is that of a submission somebody is working on. */
    boolean mayAdd(String submission, String token);
}
