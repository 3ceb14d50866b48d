package de.smartregion.catalog.project;

import de.smartregion.platform.event.CloudEvent;

import org.springframework.messaging.Message;

import java.util.function.Consumer;

/** Who wants to do a project, too: its page says how many. */
final class ReuseMessages implements Consumer<Message<byte[]>> {

    private final Projects projects;

    ReuseMessages(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.catalog.reuse-wanted.v1" -> {
                var wanted = event.dataAs(Wanted.class);
                projects.decide(
                        wanted.project(), null, (project, _) -> project.follow(wanted.ags()));
            }
            case "de.smartregion.catalog.reuse-withdrawn.v1" -> {
                var wanted = event.dataAs(Wanted.class);
                projects.decide(
                        wanted.project(), null, (project, _) -> project.unfollow(wanted.ags()));
            }
            default -> {} // other facts do not change the number
        }
    }

    record Wanted(String project, String ags) {}
}
