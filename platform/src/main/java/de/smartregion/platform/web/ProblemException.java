package de.smartregion.platform.web;

import org.springframework.http.ProblemDetail;

/** Ends a request with a problem, from where no answer can be returned. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem, String detail) {
        super(detail, null, false, false); // an answer, not a fault: nobody reads its stack
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    ProblemDetail body() {
        return problem.detail(String.valueOf(getMessage()));
    }
}
