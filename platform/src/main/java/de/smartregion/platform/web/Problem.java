package de.smartregion.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import java.net.URI;
import java.util.Locale;

/**
 * A refusal with a name (RFC 9457). Each feature lists its own in an enum: the constant's name is
 * the {@code type} and with that a contract; {@code NO_ROOM} is told as {@code
 * urn:smartregion:problem:no-room}.
 */
public interface Problem {

    String name();

    int status();

    String title();

    default ProblemDetail detail(String detail) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status()), detail);
        problem.setType(
                URI.create(
                        "urn:smartregion:problem:"
                                + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(title());
        return problem;
    }
}
