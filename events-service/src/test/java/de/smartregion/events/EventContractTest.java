package de.smartregion.events;

import de.smartregion.events.finding.FindingEvents;
import de.smartregion.events.gathering.GatheringEvents;
import de.smartregion.events.registration.RosterEvents;
import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.DomainEvent;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;

/** Everything this service tells, all features together: no schema too few and none too many. */
class EventContractTest {

    @Test
    void whatIsToldIsWhatTheContractSaysAndWhatWasReleased() {
        var told = new ArrayList<DomainEvent>(GatheringEvents.told());
        told.addAll(RosterEvents.told());
        told.addAll(FindingEvents.told());
        EventContract.in(Path.of("contracts"))
                .holds(told, GatheringEvents.KIND, RosterEvents.KIND, FindingEvents.KIND);
    }
}
