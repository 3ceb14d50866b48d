package de.smartregion.notification.consulting;

import de.smartregion.notification.letter.Letters;
import de.smartregion.platform.event.CloudEvent;

import org.springframework.messaging.Message;

import java.util.function.Consumer;

/** The door through which the events of consultations come in. */
final class ConsultationMessages implements Consumer<Message<byte[]>> {
    private final ConsultationLetters consultationLetters;
    private final Letters letters;

    ConsultationMessages(ConsultationLetters consultationLetters, Letters letters) {
        this.consultationLetters = consultationLetters;
        this.letters = letters;
    }

    @Override
    public void accept(Message<byte[]> message) {
        consultationLetters.about(CloudEvent.from(message), letters::write);
    }
}
