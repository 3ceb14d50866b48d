package de.smartregion.notification.post;

/** Where finished letters are handed in; how they get to their readers is the post's business. */
public interface Post {

    /**
     * Keeps a letter, and sends it as soon as may be. Says whether it is new: a letter is kept
     * once.
     */
    boolean accept(SealedLetter letter);
}
