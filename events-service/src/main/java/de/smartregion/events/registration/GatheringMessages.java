package de.smartregion.events.registration;

import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.outbox.DuplicateAggregate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** What gatherings tell: a published one gets a roster, and the roster learns of every change. */
final class GatheringMessages implements Consumer<Message<byte[]>> {

    private static final Logger log = LoggerFactory.getLogger(GatheringMessages.class);

    private final Rosters rosters;
    private final RosterDesk desk;

    GatheringMessages(Rosters rosters, RosterDesk desk) {
        this.rosters = rosters;
        this.desk = desk;
    }

    @Override
    public void accept(Message<byte[]> message) {
        var event = CloudEvent.from(message);
        switch (event.type()) {
            case "de.smartregion.events.gathering-published.v1",
                    "de.smartregion.events.gathering-changed.v1" ->
                    learn(event, Occasion.Course.PLANNED);
            case "de.smartregion.events.gathering-cancelled.v1" ->
                    learn(event, Occasion.Course.CALLED_OFF);
            case "de.smartregion.events.gathering-ended.v1" -> learn(event, Occasion.Course.OVER);
            default -> {} // other facts do not concern seats
        }
    }

    private void learn(CloudEvent event, Occasion.Course course) {
        var facts = event.dataAs(GatheringFacts.class);
        var occasion = facts.occasion(course);
        if (!known(facts, occasion)) {
            open(facts, occasion);
        }
        log.info("learned {} revision {}", facts.gathering(), facts.revision());
    }

    private boolean known(GatheringFacts facts, Occasion occasion) {
        return desk.decide(
                        facts.gathering(),
                        seating -> {
                            seating.learn(occasion, facts.seats());
                            return Boolean.TRUE;
                        })
                .isPresent();
    }

    private void open(GatheringFacts facts, Occasion occasion) {
        try {
            rosters.open(Roster.open(facts.gathering(), occasion, facts.seats()));
        } catch (DuplicateAggregate _) {
            known(facts, occasion); // another instance was faster, perhaps with older news
        }
    }

    /** What the roster reads of a gathering's messages; all of them carry the same facts. */
    record GatheringFacts(
            String gathering,
            String kind,
            String title,
            @Nullable String titleEnglish,
            Instant startsAt,
            Instant endsAt,
            @Nullable String place,
            @Nullable String onlineAddress,
            String host,
            Instant registrationOpensAt,
            Instant registrationClosesAt,
            int onSiteSeats,
            int onlineSeats,
            boolean waitingList,
            int largestGroup,
            long revision,
            @Nullable String reason) {

        Occasion occasion(Occasion.Course course) {
            return new Occasion(
                    kind,
                    title,
                    titleEnglish,
                    startsAt,
                    endsAt,
                    place,
                    onlineAddress,
                    host,
                    registrationOpensAt,
                    registrationClosesAt,
                    waitingList,
                    largestGroup,
                    revision,
                    course,
                    reason);
        }

        Map<Attendance, Integer> seats() {
            return Map.of(Attendance.ON_SITE, onSiteSeats, Attendance.ONLINE, onlineSeats);
        }

        @Override
        public String toString() {
            return "facts of gathering " + gathering + " revision " + revision;
        }
    }
}
