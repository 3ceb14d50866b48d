package de.smartregion.consulting.consultant;

import static de.smartregion.consulting.consultant.Samples.KARLA;
import static de.smartregion.consulting.consultant.Samples.MONDAY;
import static de.smartregion.consulting.consultant.Samples.NOW;
import static de.smartregion.consulting.consultant.Samples.at;

import de.smartregion.platform.event.DomainEvent;

import java.util.List;

/** One event of each kind, as the decisions tell them: these are the contracts' examples. */
public final class ConsultantEvents {

    public static final List<Class<?>> KINDS = List.of(ModuleChanged.class, ConsultantEvent.class);

    private ConsultantEvents() {}

    public static List<DomainEvent> told() {
        var absence =
                new Absence("Zb0lGq3nQxK2", at(MONDAY, "00:00"), at(MONDAY, "12:00"), "Zahnarzt");
        if (KARLA.away(absence, NOW) instanceof Consultant.Change.Changed(var away, var first)
                && away.back(absence.id(), NOW)
                        instanceof Consultant.Change.Changed(_, var second)) {
            return List.of(Samples.HOUR.told(), KARLA.told(), first.getFirst(), second.getFirst());
        }
        throw new AssertionError("Karla can be away, and be back");
    }
}
