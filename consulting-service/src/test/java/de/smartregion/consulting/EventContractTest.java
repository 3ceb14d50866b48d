package de.smartregion.consulting;

import de.smartregion.consulting.calendar.CalendarEvents;
import de.smartregion.consulting.consultant.ConsultantEvents;
import de.smartregion.consulting.consultation.ConsultationEvents;
import de.smartregion.platform.contract.EventContract;
import de.smartregion.platform.event.DomainEvent;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;

/** Everything this service tells, all features together: no schema too few and none too many. */
class EventContractTest {

    @Test
    void whatIsToldIsWhatTheContractSaysAndWhatWasReleased() {
        var told = new ArrayList<DomainEvent>(ConsultantEvents.told());
        told.add(CalendarEvents.told());
        told.addAll(ConsultationEvents.told());
        var kinds = new ArrayList<>(ConsultantEvents.KINDS);
        kinds.add(CalendarEvents.KIND);
        kinds.add(ConsultationEvents.KIND);
        EventContract.in(Path.of("contracts")).holds(told, kinds.toArray(Class<?>[]::new));
    }
}
