package de.smartregion.gateway.security;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A form that may cause no letter, for it came without a proof and too many others did so before. A
 * page looks at it all the same: it keeps what was typed, and first says what is wrong with it.
 */
public final class Unproven {
    private static final String SECONDS = Unproven.class.getName();
    private static final String STOPPED = SECONDS + ".stopped";

    private Unproven() {}

    static void mark(HttpServletRequest request, long seconds) {
        request.setAttribute(SECONDS, seconds);
    }

    /** Whether it is one: whatever the page says, it has caused nothing. */
    static boolean marks(HttpServletRequest request) {
        return request.getAttribute(SECONDS) != null;
    }

    /** Whether what is done for this thread's request must not be done; remembered if so. */
    public static boolean stops() {
        var request = RequestContextHolder.getRequestAttributes();
        var seconds =
                request == null
                        ? null
                        : request.getAttribute(SECONDS, RequestAttributes.SCOPE_REQUEST);
        if (request != null && seconds != null) {
            request.setAttribute(STOPPED, seconds, RequestAttributes.SCOPE_REQUEST);
        }
        return seconds != null;
    }

    /** After how many seconds to come again; null where nothing was stopped. */
    public static @Nullable Long stopped(HttpServletRequest request) {
        return (Long) request.getAttribute(STOPPED);
    }
}
