package de.smartregion.notification.letter;

import de.smartregion.platform.event.EventBatch;

import org.springframework.messaging.Message;

import java.util.List;
import java.util.function.Consumer;

/** The door through which the rosters' events come in. */
final class RosterMessages implements Consumer<Message<List<byte[]>>> {
    private final RosterLetters rosterLetters;
    private final Letters letters;

    RosterMessages(RosterLetters rosterLetters, Letters letters) {
        this.rosterLetters = rosterLetters;
        this.letters = letters;
    }

    @Override
    public void accept(Message<List<byte[]>> poll) {
        EventBatch.from(poll)
                .each(event -> rosterLetters.about(event).stream().toList(), letters::write);
    }
}
