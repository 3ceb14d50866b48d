package de.smartregion.notification.letter;

import de.smartregion.platform.event.CloudEvent;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/** The door through which the rosters' events come in. */
final class RosterMessages implements Consumer<Message<byte[]>> {
    private final RosterLetters rosterLetters;
    private final Letters letters;

    RosterMessages(RosterLetters rosterLetters, Letters letters) {
        this.rosterLetters = rosterLetters;
        this.letters = letters;
    }

    @Override
    public void accept(Message<byte[]> message) {
        rosterLetters.about(CloudEvent.from(message)).ifPresent(letters::write);
    }
}
