package de.smartregion.consulting.consultant;

import de.smartregion.consulting.agenda.Mode;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be booked, one by one: a kind of advice with a name and a length.
 *
 * <p>Its laws: it takes between a quarter of an hour and a day's work, it is held in one way at
 * least, and who advises needs no longer before and after it than it may take itself at most.
 *
 * @param fields it is about; none means all of them
 * @param noticeHours between booking and beginning, at least
 */
public record Module(
        @Id String code,
        String title,
        @Nullable String titleEnglish,
        @Nullable String description,
        @Nullable String descriptionEnglish,
        int minutes,
        int bufferBefore,
        int bufferAfter,
        List<Mode> modes,
        List<Field> fields,
        int noticeHours,
        boolean active,
        @Version long version) {

    public static final String CODE = "[a-z0-9][a-z0-9-]{1,39}";
    static final int LINE = 200;
    static final int TEXT = 4_000;
    static final int SHORTEST = 15;
    static final int LONGEST = 480;
    static final int LONGEST_BUFFER = 240;
    static final int LONGEST_NOTICE = 24 * 60;

    private static final Pattern SHAPE = Pattern.compile(CODE);

    /** Whether something is different now, and what is told of it. */
    sealed interface Change {
        record Changed(Module module, ModuleChanged event) implements Change {}

        record Unchanged(Module module) implements Change {}
    }

    public Module {
        modes = modes.stream().distinct().sorted().toList();
        fields = fields.stream().distinct().sorted().toList();
        if (!SHAPE.matcher(code).matches() || title.isBlank()) {
            throw new IllegalArgumentException("a module has a code and a title");
        }
        if (minutes < SHORTEST || minutes > LONGEST || modes.isEmpty()) {
            throw new IllegalArgumentException("a module takes time, in one way or another");
        }
        if (bufferBefore < 0
                || bufferAfter < 0
                || bufferBefore > LONGEST_BUFFER
                || bufferAfter > LONGEST_BUFFER
                || noticeHours < 0
                || noticeHours > LONGEST_NOTICE) {
            throw new IllegalArgumentException("buffers and notice have bounds");
        }
    }

    public boolean offers(Mode mode) {
        return active && modes.contains(mode);
    }

    ModuleChanged told() {
        return ModuleChanged.of(this, version + 1);
    }

    /** As somebody wants it; the same once more changes nothing. */
    Change change(Module wanted) {
        var next = wanted.at(version);
        return next.equals(this)
                ? new Change.Unchanged(this)
                : new Change.Changed(next, next.told());
    }

    Module at(long seen) {
        return new Module(
                code,
                title,
                titleEnglish,
                description,
                descriptionEnglish,
                minutes,
                bufferBefore,
                bufferAfter,
                modes,
                fields,
                noticeHours,
                active,
                seen);
    }
}
