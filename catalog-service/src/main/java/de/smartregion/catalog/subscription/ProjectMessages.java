package de.smartregion.catalog.subscription;

import de.smartregion.catalog.subscription.News.What;
import de.smartregion.platform.event.CloudEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

import java.util.List;
import java.util.function.Consumer;

/** What is told about projects: who subscribed hears of it. */
final class ProjectMessages implements Consumer<Message<byte[]>> {

    private final TellSubscribers tellSubscribers;

    ProjectMessages(TellSubscribers tellSubscribers) {
        this.tellSubscribers = tellSubscribers;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.catalog.project-published.v1" -> {
                var published = event.dataAs(Shown.class);
                if (!Boolean.TRUE.equals(published.imported())) {
                    var fields = published.profile().fields().stream();
                    tell(event, What.PUBLISHED, published, fields.map(Interest::field).toList());
                }
            }
            case "de.smartregion.catalog.project-revised.v1" -> tellOf(event, What.REVISED);
            case "de.smartregion.catalog.project-reopened.v1" -> tellOf(event, What.REOPENED);
            case "de.smartregion.catalog.project-archived.v1" -> {
                var archived = event.dataAs(Archived.class);
                tellSubscribers.tell(
                        new News(
                                event.id(),
                                event.time(),
                                What.ARCHIVED,
                                archived.project(),
                                archived.title(),
                                archived.titleEnglish(),
                                null,
                                archived.reason(),
                                List.of(Interest.project(archived.project()).word())));
            }
            default -> {} // whoever looks at it sees no difference
        }
    }

    private void tellOf(CloudEvent event, What what) {
        var shown = event.dataAs(Shown.class);
        tell(event, what, shown, List.of(Interest.project(shown.project())));
    }

    private void tell(CloudEvent event, What what, Shown shown, List<Interest> interests) {
        tellSubscribers.tell(
                new News(
                        event.id(),
                        event.time(),
                        what,
                        shown.project(),
                        shown.profile().title(),
                        shown.profile().titleEnglish(),
                        shown.changed(),
                        null,
                        interests.stream().map(Interest::word).toList()));
    }

    record Shown(
            String project,
            Profile profile,
            @Nullable List<String> changed,
            @Nullable Boolean imported) {}

    record Profile(String title, @Nullable String titleEnglish, List<String> fields) {}

    record Archived(String project, String title, @Nullable String titleEnglish, String reason) {}
}
