package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.BusyAddresses;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All modules and consultants, in memory: some dozens each. What others have changed is there a
 * moment later, what this instance has changed at once; what is newer wins.
 */
@Component
class Roll implements BusyAddresses {

    private final Calendars calendars;
    private final ConcurrentSkipListMap<String, Module> modules = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, Consultant> consultants =
            new ConcurrentSkipListMap<>();

    Roll(Calendars calendars) {
        this.calendars = calendars;
    }

    /** In the order of their codes. */
    Collection<Module> modules() {
        return modules.values();
    }

    /** In the order of their ids. */
    Collection<Consultant> consultants() {
        return consultants.values();
    }

    @Nullable Module module(String code) {
        return modules.get(code);
    }

    @Nullable Consultant consultant(String id) {
        return consultants.get(id);
    }

    void learn(Module module) {
        modules.merge(
                module.code(), module, (old, now) -> now.version() > old.version() ? now : old);
    }

    void learn(Consultant consultant) {
        consultants.merge(
                consultant.id(),
                consultant,
                (old, now) -> now.version() > old.version() ? now : old);
    }

    /** Looks which versions there are, and reads what is newer. */
    void refresh() {
        var newModules = new TreeMap<>(calendars.versionsOfModules());
        newModules.entrySet().removeIf(it -> knowsModule(it.getKey(), it.getValue()));
        if (!newModules.isEmpty()) {
            calendars.modules(newModules.keySet()).forEach(this::learn);
        }
        var newConsultants = new TreeMap<>(calendars.versionsOfConsultants());
        newConsultants.entrySet().removeIf(it -> knowsConsultant(it.getKey(), it.getValue()));
        if (!newConsultants.isEmpty()) {
            calendars.consultants(newConsultants.keySet()).forEach(this::learn);
        }
    }

    private boolean knowsModule(String code, long version) {
        var known = modules.get(code);
        return known != null && known.version() >= version;
    }

    private boolean knowsConsultant(String id, long version) {
        var known = consultants.get(id);
        return known != null && known.version() >= version;
    }

    @Override
    public Map<String, String> all() {
        var addresses = new TreeMap<String, String>();
        for (var consultant : consultants.values()) {
            var address = consultant.busyAddress();
            if (consultant.active() && address != null) {
                addresses.put(consultant.id(), address);
            }
        }
        return addresses;
    }
}
