package de.smartregion.gateway.portal.advice;

import de.smartregion.gateway.portal.consulting.Hold;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.time.Instant;

/** The time that is kept while the form is filled in, as the form's address says it. */
record Held(String hold, String token, Instant start, Instant until) {
    static @Nullable Held of(MultiValueMap<String, String> sent) {
        var hold = first(sent, "hold");
        var token = first(sent, "holdToken");
        var start = BerlinTime.instant(first(sent, "start"));
        var until = BerlinTime.instant(first(sent, "until"));
        return hold.matches("[\\w.~-]{1,100}")
                        && token.matches("[\\w.~-]{1,200}")
                        && start != null
                        && until != null
                ? new Held(hold, token, start, until)
                : null;
    }

    static Held of(Hold kept) {
        return new Held(kept.hold(), kept.token(), kept.start(), kept.until());
    }

    /** As {@link #of} reads them from an address. */
    String[] inAddress() {
        return new String[] {
            "hold", hold, "holdToken", token, "start", start.toString(), "until", until.toString()
        };
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        var value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "held " + hold; // its token lets go of it
    }
}
