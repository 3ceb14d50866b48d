package de.smartregion.notification.letter;

import de.smartregion.notification.post.Post;
import de.smartregion.notification.post.SealedLetter;

import java.util.List;

/** Where letters are written: each once, whatever repeats. */
public final class Letters {
    private final Envelope envelope;
    private final Post post;

    Letters(Envelope envelope, Post post) {
        this.envelope = envelope;
        this.post = post;
    }

    public void write(Letter letter) {
        write(List.of(letter));
    }

    /** With one write. */
    public void write(List<Letter> letters) {
        post.accept(letters.stream().map(this::sealed).toList());
    }

    private SealedLetter sealed(Letter letter) {
        return new SealedLetter(
                letter.id(),
                letter.template().key(),
                envelope.sender(),
                letter.recipient().value(),
                letter.causedAt(),
                envelope.seal(letter));
    }
}
