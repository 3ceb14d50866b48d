package de.smartregion.platform.outbox;

import de.smartregion.platform.event.DomainEvent;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.util.HashMap;
import java.util.Map;

/** An aggregate of no particular office: things in a box. */
record Box(
        @Id String id,
        @Version long version,
        String label,
        @Nullable String note,
        Map<String, Thing> things) {

    record Thing(String name, int weight) {}

    record Put(String box, String thing, @Nullable String note) implements DomainEvent {
        @Override
        public String type() {
            return "de.smartregion.test.put.v1";
        }
    }

    Box {
        things = Map.copyOf(things);
    }

    static Box empty(String id) {
        return new Box(id, 0, "a box", null, Map.of());
    }

    Box with(String key, Thing thing) {
        var more = new HashMap<>(things);
        more.put(key, thing);
        return new Box(id, version, label, note, more);
    }

    Box without(String key) {
        var fewer = new HashMap<>(things);
        fewer.remove(key);
        return new Box(id, version, label, note, fewer);
    }

    Box labelled(String other) {
        return new Box(id, version, other, note, things);
    }

    Box noted(@Nullable String other) {
        return new Box(id, version, label, other, things);
    }
}
