package de.smartregion.events.gathering;

import de.smartregion.events.finding.Forums;
import de.smartregion.events.gathering.Announcement.Kind;

import org.springframework.stereotype.Component;

/** What findings may come from: forums that are published, or were held. */
@Component
class PublicForums implements Forums {

    private final Gatherings gatherings;

    PublicForums(Gatherings gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Standing of(String gathering) {
        return gatherings.find(gathering).map(PublicForums::standing).orElse(Standing.UNKNOWN);
    }

    private static Standing standing(Gathering gathering) {
        if (gathering.announcement().kind() != Kind.FORUM) {
            return Standing.NOT_A_FORUM;
        }
        return switch (gathering.status()) {
            case DRAFT -> Standing.NOT_PUBLISHED;
            case CANCELLED -> Standing.CANCELLED;
            case PUBLISHED, HELD -> Standing.PUBLIC;
        };
    }
}
