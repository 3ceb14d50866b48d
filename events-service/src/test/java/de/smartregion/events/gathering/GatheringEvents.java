package de.smartregion.events.gathering;

import static de.smartregion.events.gathering.Samples.ENDS;
import static de.smartregion.events.gathering.Samples.NOW;

import de.smartregion.events.gathering.Announcement.Field;
import de.smartregion.events.gathering.Gathering.Cancellation;
import de.smartregion.events.gathering.Gathering.Change;
import de.smartregion.events.gathering.Gathering.Ending;
import de.smartregion.events.gathering.Gathering.Publication;

import java.util.List;

/** One event of each kind, as the decisions tell them: these are the contracts' examples. */
public final class GatheringEvents {

    public static final Class<?> KIND = GatheringEvent.class;

    private static final String STORM = "Wegen einer Unwetterwarnung müssen wir das Forum absagen.";

    private GatheringEvents() {}

    public static List<GatheringEvent> told() {
        if (Samples.draft().publish(NOW) instanceof Publication.Published(var published, var first)
                && published.change(Samples.forumOneHourLater(), NOW)
                        instanceof Change.Changed(var moved, var second)
                && moved.cancel(STORM, NOW) instanceof Cancellation.Cancelled(_, var third)
                && moved.end(ENDS) instanceof Ending.Ended(_, var fourth)) {
            return List.of(first, second.getFirst(), third, fourth);
        }
        throw new AssertionError("the forum can be published, moved, and then cancelled or held");
    }

    static GatheringEvent toldOfAWebinar() {
        var webinar =
                Gathering.draft("webinar", Samples.webinar(Samples.STARTS, Field.WASTE), null);
        if (webinar.publish(NOW) instanceof Publication.Published(_, var event)) {
            return event;
        }
        throw new AssertionError("the webinar can be published");
    }
}
