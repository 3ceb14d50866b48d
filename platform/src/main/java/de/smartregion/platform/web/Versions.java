package de.smartregion.platform.web;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** ETags of what people edit: nobody overwrites what they have not seen. */
public final class Versions {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})(?:\\.\\d{1,18})?\"");

    private Versions() {}

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Of what is shown with a count beside it that nobody edits: {@link #ifMatch} leaves it out.
     */
    public static String etag(long version, long beside) {
        return "\"" + version + "." + beside + "\"";
    }

    /**
     * The version the caller has seen; 428 when it does not say, 412 when it cannot be one of ours.
     */
    public static long ifMatch(@Nullable String header) {
        if (header == null || header.isBlank() || header.strip().equals("*")) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_REQUIRED,
                    "Send the ETag you have read as If-Match.");
        }
        var matcher = ETAG.matcher(header.strip());
        if (!matcher.matches()) {
            throw new ProblemException(CommonProblem.PRECONDITION_FAILED, "No such version.");
        }
        return Long.parseLong(matcher.group(1));
    }

    /** 412 unless the caller has seen just this version. */
    public static void ifMatch(@Nullable String header, long version) {
        if (ifMatch(header) != version) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_FAILED, "Read it again; it has changed since.");
        }
    }
}
