package de.smartregion.catalog.project;

import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

import java.time.Instant;
import java.util.function.Consumer;

/** What is told about submissions: a published one is what the public sees from then on. */
final class SubmissionMessages implements Consumer<Message<byte[]>> {

    private final LearnProject learnProject;

    SubmissionMessages(LearnProject learnProject) {
        this.learnProject = learnProject;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.catalog.submission-published.v1" -> {
                var published = event.dataAs(Published.class);
                learnProject.learn(
                        published.project(),
                        published.profile(),
                        published.language(),
                        published.revision(),
                        Boolean.TRUE.equals(published.imported()),
                        published.publishedAt());
            }
            default -> {} // nothing else is public
        }
    }

    /** What a project reads of it. */
    record Published(
            String project,
            int revision,
            Instant publishedAt,
            Profile profile,
            @Nullable String language,
            @Nullable Boolean imported) {
        @Override
        public String toString() {
            return "published " + project;
        }
    }
}
