package de.smartregion.notification.letter;

import de.smartregion.notification.post.Postman;
import de.smartregion.notification.post.SealedLetter;

/** Where letters are written: each once, whatever repeats. */
final class Letters {
    private final Envelope envelope;
    private final Postman postman;

    Letters(Envelope envelope, Postman postman) {
        this.envelope = envelope;
        this.postman = postman;
    }

    /** Says whether it is new. */
    boolean write(Letter letter) {
        return postman.accept(
                new SealedLetter(
                        letter.id(),
                        letter.template().key(),
                        envelope.sender(),
                        letter.recipient().value(),
                        letter.recipient().hash(),
                        letter.causedAt(),
                        envelope.seal(letter)));
    }
}
