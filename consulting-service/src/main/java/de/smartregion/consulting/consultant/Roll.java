package de.smartregion.consulting.consultant;

import de.smartregion.consulting.agenda.BusyAddresses;
import de.smartregion.platform.security.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All modules and consultants, in memory: some dozens each. What others have changed is there a
 * moment later, what this instance has changed at once; what is newer wins.
 */
@Component
public class Roll implements BusyAddresses {

    private final Directory directory;
    private final ConcurrentSkipListMap<String, Module> modules = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, Consultant> consultants =
            new ConcurrentSkipListMap<>();

    Roll(Directory directory) {
        this.directory = directory;
    }

    /** In the order of their codes. */
    public Collection<Module> modules() {
        return modules.values();
    }

    /** In the order of their ids. */
    public Collection<Consultant> consultants() {
        return consultants.values();
    }

    public @Nullable Module module(String code) {
        return modules.get(code);
    }

    public @Nullable Consultant consultant(String id) {
        return consultants.get(id);
    }

    /** A known subject wins over an address, should both be found. */
    public Optional<Consultant> signedIn(String subject, @Nullable String email) {
        return consultants.values().stream()
                .filter(it -> it.active() && it.is(subject, email))
                .max(Comparator.comparing(it -> it.subject() != null));
    }

    /** Whether who calls advises as this one. */
    public boolean isOwn(String id, Caller caller) {
        return signedIn(caller.subject(), caller.email())
                .filter(it -> it.id().equals(id))
                .isPresent();
    }

    public void learn(Module module) {
        modules.merge(
                module.code(), module, (old, now) -> now.version() > old.version() ? now : old);
    }

    public void learn(Consultant consultant) {
        consultants.merge(
                consultant.id(),
                consultant,
                (old, now) -> now.version() > old.version() ? now : old);
    }

    /** Looks which versions there are, and reads what is newer. */
    public void refresh() {
        var newModules = new TreeMap<>(directory.versionsOfModules());
        newModules.entrySet().removeIf(it -> knowsModule(it.getKey(), it.getValue()));
        if (!newModules.isEmpty()) {
            directory.modules(newModules.keySet()).forEach(this::learn);
        }
        var newConsultants = new TreeMap<>(directory.versionsOfConsultants());
        newConsultants.entrySet().removeIf(it -> knowsConsultant(it.getKey(), it.getValue()));
        if (!newConsultants.isEmpty()) {
            directory.consultants(newConsultants.keySet()).forEach(this::learn);
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
