package de.smartregion.notification.post;

/**
 * What came of one try to hand a letter to the mail server. Replies are codes, never the server's
 * words.
 */
sealed interface Outcome {

    /** The server took responsibility. */
    record Accepted() implements Outcome {}

    /** The server will never take this letter. */
    record Refused(String reply) implements Outcome {}

    /** The server will not take this letter now. */
    record Deferred(String reply) implements Outcome {}

    /** The connection broke while this letter was on it: nobody knows whether it arrived. */
    record Broken(String reply) implements Outcome {}

    /** The server was not there, or not for anybody: nothing was said about this letter. */
    record Away(String reply) implements Outcome {}
}
