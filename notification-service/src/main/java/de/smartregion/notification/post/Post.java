package de.smartregion.notification.post;

import java.util.List;

/** Where finished letters are handed in; how they get to their readers is the post's business. */
public interface Post {

    /**
     * Keeps letters with one write, and sends them as soon as may be. Says how many are new: each
     * is kept once.
     */
    int accept(List<SealedLetter> letters);
}
