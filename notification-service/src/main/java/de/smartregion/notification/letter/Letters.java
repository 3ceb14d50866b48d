package de.smartregion.notification.letter;

import de.smartregion.notification.post.Post;
import de.smartregion.notification.post.SealedLetter;

/** Where letters are written: each once, whatever repeats. */
public final class Letters {
    private final Envelope envelope;
    private final Post post;

    Letters(Envelope envelope, Post post) {
        this.envelope = envelope;
        this.post = post;
    }

    /** Says whether it is new. */
    public boolean write(Letter letter) {
        return post.accept(
                new SealedLetter(
                        letter.id(),
                        letter.template().key(),
                        envelope.sender(),
                        letter.recipient().value(),
                        letter.causedAt(),
                        envelope.seal(letter)));
    }
}
